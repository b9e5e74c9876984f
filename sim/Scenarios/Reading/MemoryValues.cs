using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Source;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Reading;

/// <summary>
/// Fills in what follows of the memory: the host's part of it, the bounds of guests, and that nothing has to be assumed of what
/// cannot act. A machine whose memory is not given has none of these values.
/// </summary>
internal static class MemoryValues
{
    private const long MiB = 1L << 20;
    private const long GiBInMiB = 1 << 10;

    // Source: hyperv-root-memory-reserve.
    private const long ReserveInMiB = 384;
    private const long ReserveInMiBPerGiB = 30;

    private const string Enough = "memory suffices";

    public static void Fill(ScenarioView view, ProblemList problems)
    {
        if (view.MachineMemory is not { } machine)
        {
            return;
        }
        FillHost(view, machine, problems);
        foreach (var guest in view.Guests.Select(guest => guest.Memory))
        {
            if (guest.IsStatic)
            {
                DropDefaultsOfDynamic(guest.Memory!);
            }
            else if (guest.Startup is { } startup)
            {
                FillBounds(guest.Memory!, startup, view.MemoryForGuests);
            }
            if (guest.AlwaysSuffices && !view.HostSwaps)
            {
                AssumeNothing(guest.Demand!, [MemoryDemandSchema.WorkingSet, MemoryDemandSchema.PageTouches], Enough);
            }
        }
        AssumeNothingOfIdleParts(view);
    }

    private static void FillHost(ScenarioView view, long machine, ProblemList problems)
    {
        var host = view.Host!;
        if (view.HostMemory is null)
        {
            var path = ScenarioPath.Child(host.Path, HostMemorySchema.Memory.Key);
            host.Put(
                HostMemorySchema.Memory,
                new SectionBinder(new Binder(problems), problems).BindAbsent(HostMemorySchema.Memory, path, host.Place));
        }
        if (view.HostMemory!.Find(HostMemorySchema.RootReserve) is null)
        {
            FillReserve(view.HostMemory, (ReserveInMiB + (machine / MiB * ReserveInMiBPerGiB / GiBInMiB)) * MiB, view.Os);
        }
    }

    // The rule is that of Windows Server 2008 R2; later releases have another one, which is not published.
    private static void FillReserve(BoundSection memory, long reserve, HostOs? os)
    {
        var sourcing = os is { PublishesRootReserve: true }
            ? new Sourcing(Evidence.Published, SourceKeys.RootReserve, null, null)
            : new Sourcing(Evidence.Assumed, SourceKeys.RootReserve, SizeForm.Print(reserve / 2), SizeForm.Print(reserve * 2));
        var path = ScenarioPath.Child(memory.Path, HostMemorySchema.RootReserve.Key);
        var origin = new ValueOrigin(path, memory.Place, GivenBy.Default) { Derivation = "machine", Sourcing = sourcing };
        memory.Put(HostMemorySchema.RootReserve, HostMemorySchema.RootReserve.Bind(SizeForm.Print(reserve), origin).Value!);
    }

    private static void DropDefaultsOfDynamic(BoundSection memory)
    {
        foreach (var key in GuestMemorySchema.OfDynamic.Where(key => memory.Find(key) is { IsWritten: false }))
        {
            memory.Drop(key);
        }
    }

    private static void FillBounds(BoundSection memory, BoundScalar<long> startup, long? forGuests)
    {
        if (memory.Scalar(GuestMemorySchema.Minimum) is { IsWritten: false } minimum && minimum.Value > startup.Value)
        {
            Derive(memory, minimum, startup.Text, GuestMemorySchema.Startup.Key);
        }
        if (memory.Scalar(GuestMemorySchema.Maximum) is { IsWritten: false } maximum)
        {
            var most = Math.Min(maximum.Value, forGuests ?? maximum.Value);
            if (most < startup.Value)
            {
                Derive(memory, maximum, startup.Text, GuestMemorySchema.Startup.Key);
            }
            else if (most < maximum.Value)
            {
                Derive(memory, maximum, SizeForm.Print(most), MachineSchema.Machine.Key);
            }
        }
    }

    private static void AssumeNothingOfIdleParts(ScenarioView view)
    {
        if (!view.MovesMemory)
        {
            AssumeNothing(
                view.HostMemory!.Section(HostMemorySchema.Balancer),
                [HostMemorySchema.Period, HostMemorySchema.MostAdded, HostMemorySchema.MostRemoved, HostMemorySchema.Tolerance],
                "no guest has dynamic memory");
        }
        if (!view.UsesPagingDevice)
        {
            var device = view.HostMemory!.Section(HostMemorySchema.PagingDevice);
            AssumeNothing(device, [HostMemorySchema.Parallelism], Enough);
            AssumeNothing(
                device?.Section(HostMemorySchema.Service.Law), [HostMemorySchema.Service.Mean, HostMemorySchema.Service.Cv],
                Enough);
        }
    }

    private static void AssumeNothing(BoundSection? section, ScalarKey[] keys, string why)
    {
        foreach (var key in keys)
        {
            if (section?.Find(key) is BoundScalar { IsWritten: false } value)
            {
                Derive(section, value, value.Text, why);
            }
        }
    }

    private static void Derive(BoundSection section, BoundScalar value, string text, string derivation) =>
        section.Put(value.Key, value.Key.Bind(text, value.Origin with { Derivation = derivation }).Value!);
}
