using HvSim.Engine;
using HvSim.Models.Io;
using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Specs;
using HvSim.Scenarios.Traces;

namespace HvSim.Scenarios.Records;

/// <summary>Makes the records of demand that follows a trace from values that have been checked.</summary>
internal static class TraceRecords
{
    public static TraceWorkload TraceOf(BoundSection workload, BoundSection section, BoundSection guest)
    {
        var view = new GuestView("", guest);
        var trace = view.TraceContent!.Trace;
        var (steps, flows) = (new List<StepSpec>(), new List<TraceFlowSpec>());
        var work = GuestRecords.LawOf(section, TraceSchema.Work)!.Value;
        steps.Add(new StepSpec(StepKind.Cpu, work));
        flows.Add(new TraceFlowSpec(TraceColumn.CpuSeconds, 1 / work.Mean.Seconds));
        Transfers(TraceSchema.ReadSize, TraceColumn.Reads, TraceColumn.ReadBytes, 1, size => OnDisk(size, isWrite: false));
        Transfers(TraceSchema.WriteSize, TraceColumn.Writes, TraceColumn.WriteBytes, 1, size => OnDisk(size, isWrite: true));
        if (section.TryGet(TraceSchema.Sent, out var sent))
        {
            Messages(isSent: true, sent);
            Messages(isSent: false, 1 - sent);
        }
        return new TraceWorkload
        {
            Trace = trace,
            Start = section.TryGet(TraceSchema.Start, out var start) ? start : Duration.Zero,
            Spread = section.TryGet(TraceSchema.Spread, out var spread) ? spread : Duration.Zero,
            IsEven = section.Get(TraceSchema.Even),
            Bursts = BurstsOf(section.Section(TraceSchema.Bursts)!),
            Flows = flows,
            GivesMemory = view.Memory.Memory is not null && trace.Has(TraceColumn.MemoryBytes),
            Each = steps,
            SmtSlowdown = workload.Get(WorkloadSchema.SmtSlowdown),
        };

        void Messages(bool isSent, double share) => Transfers(
            TraceSchema.PacketSize, TraceColumn.Packets, TraceColumn.NetworkBytes, share,
            size => NetworkRecords.TransferOf(size, isSent, guest));

        void Transfers(
            ScalarKey<long> key, TraceColumn number, TraceColumn bytes, double share, Func<long, TransferSpec> transfer)
        {
            var hasPort = key == TraceSchema.PacketSize ? guest.Section(AdapterSchema.Network) is not null : view.Disks.Count > 0;
            if (share == 0 || !hasPort || !section.TryGet(key, out var size))
                return;
            steps.Add(new StepSpec(StepKind.Transfer, default) { Transfer = transfer(size) });
            flows.Add(trace.AsksFor(number) ? new TraceFlowSpec(number, share) : new TraceFlowSpec(bytes, share / size));
        }
    }

    private static TransferSpec OnDisk(long size, bool isWrite) =>
        new(Disk: 0, new TransferKind(size, isWrite, IsSequential: false), Count: 1, IsParallel: false);

    private static BurstSpec? BurstsOf(BoundSection bursts) => bursts.Get(TraceSchema.Peak) == 1 ? null : new(
        bursts.Get(TraceSchema.Peak), bursts.Get(TraceSchema.Share), bursts.Get(TraceSchema.Length));
}
