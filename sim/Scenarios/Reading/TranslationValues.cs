using HvSim.Scenarios.Activities;
using HvSim.Scenarios.Schema;

namespace HvSim.Scenarios.Reading;

/// <summary>
/// Fills in what a scenario leaves open about translations of addresses: rates by the profile of the work, and values that nothing
/// depends on, so that nothing has to be assumed of them.
/// </summary>
internal static class TranslationValues
{
    private const string NoRate = "0 /s";
    private const string NoShare = "0 %";
    private const string NoTime = "0 us";

    public static void Fill(ScenarioView view)
    {
        foreach (var guest in view.Guests)
        {
            if (guest.Workload?.Section(ActivitySchema.Activity) is { } activity)
            {
                FillRates(activity);
                FillLargePageMisses(activity, view);
            }
        }
        if (!view.IsNative && view.Hypervisor is { } hypervisor)
        {
            FillHost(hypervisor, view);
        }
    }

    private static void FillRates(BoundSection activity)
    {
        if (!activity.TryGet(TranslationSchema.Profile, out var name))
        {
            return;
        }
        if (name == ActivityProfiles.None)
        {
            var setting = new Sourcing(Evidence.Setting, SourceKeys.ExperimentDesign, null, null);
            foreach (var key in TranslationSchema.OfProfiles)
            {
                PutUnlessWritten(activity, key, key is { Dimension: "percent" } ? NoShare : NoRate, $"profile {name}", setting);
            }
            return;
        }
        var profile = ActivityProfiles.Of(name);
        foreach (var key in TranslationSchema.OfProfiles.Append(ActivitySchema.AddressSpaceSwitches))
        {
            var value = (BoundScalar)profile.Find(key)!;
            PutUnlessWritten(activity, key, value.Text, $"profile {name}", value.Origin.Sourcing);
        }
    }

    private static void FillLargePageMisses(BoundSection activity, ScenarioView view)
    {
        if (!view.UsesSlat || !Is(activity, TranslationSchema.TlbMisses) || !Is(activity, TranslationSchema.LargePages))
        {
            PutUnlessWritten(
                activity, TranslationSchema.LargePageMisses, TranslationSchema.LargePageMisses.Default!, "no large pages", null);
        }
    }

    private static void FillHost(BoundSection hypervisor, ScenarioView view)
    {
        if (hypervisor.Section(CostSchema.Costs) is not { } costs)
        {
            return;
        }
        if (view.UsesSlat && costs.Section(InterceptSchema.Intercepts) is { } intercepts)
        {
            foreach (var kind in TranslationSchema.OfShadowTables)
            {
                PutUnlessWritten(intercepts, InterceptSchema.ByKind[kind], NoTime, "slat", null);
            }
        }
        if (!view.UsesSlat || !view.Guests.Any(MissesTranslations))
        {
            PutUnlessWritten(costs, TranslationSchema.WalkReference, NoTime, "no misses", null);
            PutUnlessWritten(hypervisor, TranslationSchema.HostLargePages, TranslationSchema.HostLargePages.Default!, "no misses", null);
        }
    }

    private static bool MissesTranslations(GuestView guest) =>
        guest.Workload?.Section(ActivitySchema.Activity) is { } activity && Is(activity, TranslationSchema.TlbMisses);

    private static bool Is(BoundSection section, ScalarKey<double> key) => section.TryGet(key, out var value) && value > 0;

    private static void PutUnlessWritten(BoundSection section, ScalarKey key, string text, string derivation, Sourcing? sourcing)
    {
        if (section.Find(key) is BoundScalar { IsWritten: true })
        {
            return;
        }
        var origin = new ValueOrigin(Source.ScenarioPath.Child(section.Path, key.Key), section.Place, GivenBy.Default)
        {
            Derivation = derivation,
            Sourcing = sourcing,
        };
        section.Put(key, key.Bind(text, origin).Value!);
    }
}
