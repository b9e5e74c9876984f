using HvSim.Engine;
using HvSim.Models.Memory;
using HvSim.Models.Processors;
using HvSim.Scenarios.Build;
using HvSim.Scenarios.Results;

namespace HvSim.Scenarios.Run;

/// <summary>Turns successive readings into time bins.</summary>
internal sealed class BinReader(BuiltHost built)
{
    private readonly List<TimeBin> _bins = [];
    private readonly Totals[] _then = new Totals[built.Classes.Count];
    private ProcessorTimes _processorsThen;
    private long _switchesThen;

    public IReadOnlyList<TimeBin> Bins => _bins;

    public void Close()
    {
        var now = built.Simulation.Now;
        var classes = new ClassBin[_then.Length];
        for (var c = 0; c < classes.Length; c++)
        {
            var totals = Totals.Of(built.Classes[c]);
            classes[c] = new ClassBin(
                totals.Arrived - _then[c].Arrived,
                totals.Completed - _then[c].Completed,
                totals.ResponseNanoseconds - _then[c].ResponseNanoseconds,
                totals.Arrived - totals.Completed)
            {
                HeldMib = MemoryOf(built.Classes[c], memory => memory.Held.Level),
                CommittedMib = MemoryOf(built.Classes[c], memory => memory.Committed.Level),
            };
            _then[c] = totals;
        }
        _bins.Add(new TimeBin(now, CloseProcessors(now), classes));
    }

    private static long MemoryOf(BuiltClass built, Func<GuestMemory, long> level) =>
        built.Guests.Sum(guest => guest.Partition.Memory is { } memory ? level(memory) : 0);

    private LogicalProcessorTimes CloseProcessors(Instant now)
    {
        var sum = default(ProcessorTimes);
        long switches = 0;
        foreach (var processor in built.Host.Machine.Processors)
        {
            sum += processor.Read(now);
            switches += processor.ContextSwitches;
        }
        var times = sum - _processorsThen;
        var bin = new LogicalProcessorTimes(
            times.Child, times.Root, times.Hypervisor, times.Waking, times.Stranded, times.Idle, switches - _switchesThen);
        _processorsThen = sum;
        _switchesThen = switches;
        return bin;
    }

    private readonly record struct Totals(long Arrived, long Completed, Int128 ResponseNanoseconds)
    {
        public static Totals Of(BuiltClass built)
        {
            var (arrived, completed, response) = (0L, 0L, Int128.Zero);
            foreach (var guest in built.Guests)
            {
                if (!guest.Partition.HasWorkload)
                    continue;
                arrived += guest.Partition.Requests.Arrived;
                completed += guest.Partition.Requests.Completed;
                response += guest.Partition.Requests.ResponseNanoseconds;
            }
            return new Totals(arrived, completed, response);
        }
    }
}
