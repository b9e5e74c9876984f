using HvSim.Scenarios;
using HvSim.Scenarios.Specs;
using static HvSim.Experiments.Advice.AdviceValues;

namespace HvSim.Experiments.Advice;

/// <summary>
/// Memory without end: the machine holds every guest at its maximum, and the class that lacked it may hold all that it wants.
/// </summary>
internal static class MemoryUnlimited
{
    // The root partition keeps 30 of each 1,024 MiB unless its reserve is given (hyperv-root-memory-reserve), and some more.
    private const double LeftForGuests = 1 - (30.0 / 1024);
    private const long ForTheRoot = 1L << 30;

    public static IReadOnlyList<Override> Of(Scenario scenario, string guest)
    {
        var values = new List<Override>();
        var need = 0.0;
        foreach (var one in scenario.Guests)
        {
            if (one.Memory is not { } memory)
                continue;
            var wanted = one.Name == guest ? Wanted(one, memory) : 0;
            if (wanted > memory.Maximum)
                values.Add(SetSize($"{Guest(one.Name)}.memory.{(memory.IsDynamic ? "maximum" : "static")}", wanted));
            need += one.Count * WithOverhead(Math.Max(memory.Maximum, (long)wanted), scenario.Host.Memory!);
        }
        var total = (need + scenario.Host.Memory!.RootReserve + ForTheRoot) / LeftForGuests;
        return total > scenario.Host.Memory.Total ? [SetSize("host.machine.memory", total), .. values] : values;
    }

    private static double WithOverhead(long held, HostMemorySpec host) => held + host.ShadowTables
        + GuestOverhead.Of(held, host.OverheadOfFirstGiB, host.OverheadOfFurtherGiB);

    /// <summary>What it commits at most with each of its workers busy, its buffer, and its files.</summary>
    private static double Wanted(GuestSpec guest, GuestMemorySpec memory)
    {
        var demand = memory.Demand;
        var workers = (long)guest.VirtualProcessors * guest.WorkersPerVirtualProcessor;
        var committed = demand.Stages.Select(stage => stage.Committed).Append(demand.Committed).Max()
            + (workers * demand.PerRequest);
        return (committed * (1 + memory.Buffer)) + demand.FileCache;
    }
}
