using HvSim.Scenarios.Costs;
using HvSim.Scenarios.Schema;

namespace HvSim.Scenarios.Reading;

/// <summary>Fills in what a scenario leaves to a named set of values: costs by the cost table, enlightenments and ticks by
/// the guest's system.</summary>
internal static class ProfileValues
{
    public static void Fill(ScenarioView view)
    {
        if (view.Hypervisor?.Section(CostSchema.Costs) is { } costs && costs.TryGet(CostSchema.Table, out var table))
        {
            FillCosts(costs, CostTables.Of(table), table, view);
        }
        foreach (var guest in view.Guests)
        {
            FillEnlightenments(guest.Section, view);
            FillTickRate(guest.Section);
        }
    }

    private static void FillCosts(BoundSection costs, BoundSection table, string name, ScenarioView view)
    {
        FillFrom(costs, table, CostSchema.Mitigation, name);
        FillFrom(costs, table, CostSchema.InterruptTarget, name);
        FillFrom(costs, table, TranslationSchema.WalkReference, name);
        FillAll(StorageCostSchema.Storage, IoUse.Of(view).StorageCosts);
        FillAll(NetworkCostSchema.Network, IoUse.Of(view).NetworkCosts);
        if (costs.Section(InterceptSchema.Intercepts) is { } intercepts)
        {
            foreach (var key in InterceptSchema.ByKind.Values)
            {
                FillFrom(intercepts, table.Section(InterceptSchema.Intercepts)!, key, name);
            }
        }

        void FillAll(Section section, IEnumerable<ScalarKey> keys)
        {
            foreach (var key in costs.Section(section) is null ? [] : keys)
            {
                FillFrom(costs.Section(section)!, table.Section(section)!, key, name);
            }
        }
    }

    private static void FillFrom(BoundSection section, BoundSection table, ScalarKey key, string name)
    {
        if (section.Find(key) is null && table.Find(key) is BoundScalar value)
        {
            section.Put(key, key.Bind(value.Text, OriginIn(section, key, $"cost table {name}", value.Origin.Sourcing!)).Value!);
        }
    }

    private static void FillEnlightenments(BoundSection guest, ScenarioView view)
    {
        if (guest.Section(EnlightenmentSchema.Enlightenments) is not { } enlightenments || !guest.TryGet(GuestSchema.Os, out var name))
        {
            return;
        }
        var os = GuestOs.Of(name);
        foreach (var key in EnlightenmentSchema.Enlightenments.Children.Cast<ScalarKey<bool>>())
        {
            if (enlightenments.Find(key) is null)
            {
                var sourcing = os.Inferred.Contains(key)
                    ? new Sourcing(Evidence.Assumed, SourceKeys.GuestEnlightenments, "false", "true")
                    : new Sourcing(Evidence.Published, SourceKeys.GuestEnlightenments, null, null);
                var isAdvised = key == EnlightenmentSchema.AddressSpaceSwitch && view.KeepsShadowTables && os.SwitchesAsAdvised;
                var text = isAdvised || os.Enlightenments.Contains(key) ? "true" : "false";
                enlightenments.Put(key, key.Bind(text, OriginIn(enlightenments, key, $"os {name}", sourcing)).Value!);
            }
        }
    }

    private static void FillTickRate(BoundSection guest)
    {
        if (guest.Section(TimerSchema.Timers) is { } timers && timers.Find(TimerSchema.Rate) is null
            && guest.TryGet(GuestSchema.Os, out var name))
        {
            var sourcing = new Sourcing(Evidence.Published, SourceKeys.GuestTimers, null, null);
            var origin = OriginIn(timers, TimerSchema.Rate, $"os {name}", sourcing);
            timers.Put(TimerSchema.Rate, TimerSchema.Rate.Bind(GuestOs.Of(name).TickRate, origin).Value!);
        }
    }

    private static ValueOrigin OriginIn(BoundSection section, ScalarKey key, string derivation, Sourcing sourcing) =>
        new(Source.ScenarioPath.Child(section.Path, key.Key), section.Place, GivenBy.Default)
        {
            Derivation = derivation,
            Sourcing = sourcing,
        };
}
