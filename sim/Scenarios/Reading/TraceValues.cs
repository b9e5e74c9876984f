using HvSim.Engine;
using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Traces;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Reading;

/// <summary>
/// Reads the files of traces and fills in what follows from them: sizes that they tell, memory that they give, and the end of the
/// run. What nothing acts on is not there.
/// </summary>
internal static class TraceValues
{
    private const string FromTrace = "trace";

    public static void Fill(ScenarioView view, TraceShelf shelf, ProblemList problems)
    {
        foreach (var guest in view.Guests)
        {
            if (guest.Trace?.Scalar(TraceSchema.File) is not { } file)
            {
                continue;
            }
            var reading = shelf.Get(file.Value);
            if (reading.Fault is { } fault)
            {
                problems.Error(fault.Place, file.Path, ProblemCode.File, fault.Reason, fault.Cure);
                continue;
            }
            guest.Trace.Put(TraceSchema.Content, new BoundTrace(file.Origin, reading.Trace!));
            FillOne(guest, guest.Trace, reading.Trace!);
        }
        EndRunWithTraces(view, problems);
    }

    private static void FillOne(GuestView guest, BoundSection section, Trace trace)
    {
        var (hasDisk, hasNetwork) = (guest.Disks.Count > 0, guest.Section.Section(AdapterSchema.Network) is not null);
        FillSize(section, TraceSchema.ReadSize, hasDisk, trace, TraceColumn.Reads, TraceColumn.ReadBytes);
        FillSize(section, TraceSchema.WriteSize, hasDisk, trace, TraceColumn.Writes, TraceColumn.WriteBytes);
        FillSize(section, TraceSchema.PacketSize, hasNetwork, trace, TraceColumn.Packets, TraceColumn.NetworkBytes);
        if (!hasNetwork || !(trace.AsksFor(TraceColumn.Packets) || trace.AsksFor(TraceColumn.NetworkBytes)))
        {
            DropUnwritten(section, TraceSchema.Sent);
        }
        if (section.Section(TraceSchema.Bursts) is { } bursts && bursts.TryGet(TraceSchema.Peak, out var peak) && peak == 1)
        {
            DropUnwritten(bursts, TraceSchema.Share);
            DropUnwritten(bursts, TraceSchema.Length);
        }
        if (guest.Memory.Demand is { } demand && trace.Has(TraceColumn.MemoryBytes)
            && demand.Find(MemoryDemandSchema.Committed) is null)
        {
            var at = section.TryGet(TraceSchema.Start, out var start) && start < trace.Length ? start : Duration.Zero;
            var committed = (long)trace.Column(TraceColumn.MemoryBytes)[trace.Course.At(at)];
            var path = Source.ScenarioPath.Child(demand.Path, MemoryDemandSchema.Committed.Key);
            var origin = new ValueOrigin(path, demand.Place, GivenBy.Default) { Derivation = FromTrace };
            demand.Put(
                MemoryDemandSchema.Committed,
                new BoundScalar<long>(MemoryDemandSchema.Committed, origin, committed, SizeForm.Print(committed)));
        }
    }

    // Bytes over transfers, where the trace has both and nobody wants another size.
    private static void FillSize(
        BoundSection section, ScalarKey<long> key, bool isUsed, Trace trace, TraceColumn number, TraceColumn bytes)
    {
        if (section.Scalar(key) is not { IsWritten: false } size)
        {
            return;
        }
        if (!isUsed || !(trace.AsksFor(number) || trace.AsksFor(bytes)))
        {
            section.Drop(key);
            return;
        }
        if (!trace.AsksFor(number) || !trace.AsksFor(bytes))
        {
            return;
        }
        var (least, most) = (Bound(key.Minimum!), Bound(key.Maximum!));
        var mean = (long)Math.Round(Math.Clamp(trace.MeanOf(bytes) / trace.MeanOf(number), least, most));
        var origin = size.Origin with { Derivation = FromTrace };
        section.Put(key, new BoundScalar<long>(key, origin, mean, SizeForm.Print(mean)));
    }

    private static long Bound(string size) => Forms.Size.Read(size).Value;

    private static void DropUnwritten(BoundSection section, ScalarKey key)
    {
        if (section.Find(key) is { IsWritten: false })
        {
            section.Drop(key);
        }
    }

    private static void EndRunWithTraces(ScenarioView view, ProblemList problems)
    {
        if (view.Run?.Scalar(RunSchema.Duration) is not { } duration || !view.FollowsTraces
            || view.Guests.Any(guest => guest.Trace is not null && guest.TraceContent is null))
        {
            return;
        }
        var longest = view.Guests.Max(LeftOf);
        if (longest >= duration.Value || longest <= Duration.Zero)
        {
            return;
        }
        var origin = duration.Origin with { From = GivenBy.Default, Derivation = "end of the traces", Sourcing = null };
        var text = longest.ToString();
        view.Run.Put(RunSchema.Duration, new BoundScalar<Duration>(RunSchema.Duration, origin, longest, text));
        problems.Warn(duration.Place, duration.Path, ProblemCode.Conflict,
            $"the traces end after {text}, so that the runs are no longer", "Shorten the duration, or take longer traces.");
    }

    /// <summary>How long a guest's trace goes on; a trace that goes round counts once.</summary>
    private static Duration LeftOf(GuestView guest)
    {
        if (guest.TraceContent is not { Trace: var trace })
        {
            return Duration.Zero;
        }
        var start = guest.Trace!.TryGet(TraceSchema.Start, out var from) ? from : Duration.Zero;
        return guest.TraceGoesRound ? trace.Length : trace.Length - start;
    }
}
