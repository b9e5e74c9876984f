using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Source;
using HvSim.Scenarios.Traces;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Checks;

/// <summary>
/// A trace says by itself what a guest does; every other workload needs steps. What a guest has no device for is not demanded.
/// </summary>
internal static class TraceChecks
{
    public static void Check(GuestView guest, ProblemList problems)
    {
        if (guest.Workload is not { IsKeyword: false } workload)
        {
            return;
        }
        var hasTrace = workload.Find(TraceSchema.Trace) is not null
            || problems.HasErrorAt(ScenarioPath.Child(workload.Path, TraceSchema.Trace.Key));
        CheckSteps(workload, hasTrace, problems);
        if (guest.Trace is not { } trace)
        {
            return;
        }
        CheckBursts(trace.Section(TraceSchema.Bursts), problems);
        if (guest.TraceContent is { } content)
        {
            CheckStart(trace, content.Trace, problems);
            WarnOfIgnored(guest, trace, content, problems);
        }
    }

    private static void CheckSteps(BoundSection workload, bool hasTrace, ProblemList problems)
    {
        var path = ScenarioPath.Child(workload.Path, WorkloadSchema.Each.Key);
        if (workload.List(WorkloadSchema.Each) is { } each && hasTrace)
        {
            problems.Error(each.Place, path, ProblemCode.Conflict, "the trace says what its requests do", "Remove the steps.");
        }
        if (!hasTrace && workload.List(WorkloadSchema.Each) is null && !problems.HasErrorAt(path))
        {
            problems.Error(workload.Place, path, ProblemCode.MissingKey, "the key is missing",
                $"Add it. It says: {WorkloadSchema.Each.Description}");
        }
    }

    private static void CheckBursts(BoundSection? bursts, ProblemList problems)
    {
        if (bursts is not null && bursts.TryGet(TraceSchema.Peak, out var peak) && bursts.TryGet(TraceSchema.Share, out var share)
            && peak > 1 && (decimal)peak * (decimal)share > 1)
        {
            problems.Error(bursts.Place, bursts.Path, ProblemCode.Conflict,
                $"{Wording.Print((decimal)peak)} times the mean for {Wording.Print((decimal)share * 100)} % of the time "
                + "is more than all demand",
                "Choose peak and share so that their product is at most 100 %.");
        }
        if (bursts is not null && bursts.TryGet(TraceSchema.Peak, out var one) && one == 1)
        {
            IdleKeys.WarnWritten(
                bursts, [TraceSchema.Share, TraceSchema.Length], "with a peak of 1 there are no bursts",
                "Leave it out, or raise the peak.", problems);
        }
    }

    private static void CheckStart(BoundSection section, Trace trace, ProblemList problems)
    {
        if (section.Scalar(TraceSchema.Start) is { } start && start.Value >= trace.Length)
        {
            problems.Error(start.Place, start.Path, ProblemCode.OutOfRange,
                $"the trace is over after {trace.Length}", "Begin earlier, or take a longer trace.");
        }
        if (section.Scalar(TraceSchema.Spread) is { } spread && spread.Value >= trace.Length)
        {
            problems.Error(spread.Place, spread.Path, ProblemCode.OutOfRange,
                $"the trace is over after {trace.Length}", "Choose a shorter spread.");
        }
    }

    private static void WarnOfIgnored(GuestView guest, BoundSection section, BoundTrace content, ProblemList problems)
    {
        var trace = content.Trace;
        Warn(guest.Disks.Count == 0, "disk", "'disk: { path: synthetic, on: ssd0 }'",
            TraceColumn.Reads, TraceColumn.Writes, TraceColumn.ReadBytes, TraceColumn.WriteBytes);
        Warn(guest.Section.Section(AdapterSchema.Network) is null, "network", "'network: { path: synthetic, on: nic0 }'",
            TraceColumn.Packets, TraceColumn.NetworkBytes);
        Warn(guest.Memory.Memory is null, "memory", "'memory: { static: 4 GiB, demand: { workingSet: 60 % } }'",
            TraceColumn.MemoryBytes);
        if (!trace.AsksFor(TraceColumn.CpuSeconds))
        {
            IdleKeys.WarnWritten(
                section.Section(TraceSchema.Work.Law), [TraceSchema.Work.Mean, TraceSchema.Work.Cv],
                "the trace asks for no processor time", "Leave it out.", problems);
        }

        void Warn(bool isAbsent, string what, string example, params TraceColumn[] columns)
        {
            string[] ignored = [.. columns.Where(trace.AsksFor).Select(TraceHeader.NameOf)];
            if (isAbsent && ignored.Length > 0)
            {
                problems.Warn(content.Place, content.Path, ProblemCode.Conflict,
                    $"the guest has no '{what}', so that {string.Join(", ", ignored)} of its trace are not demanded",
                    $"Give it one, such as {example}.");
            }
        }
    }
}
