using HvSim.Engine;
using HvSim.Scenarios.Results;

namespace HvSim.Experiments.Resuming;

/// <summary>
/// The result of a replication as bytes and back, exactly. Whole numbers take as many bytes as they need. What is written is
/// read in the same order; a test fails where a part of a result is left out.
/// </summary>
internal static class RunForm
{
    public static void Write(BinaryWriter to, RunResult run)
    {
        to.Write(run.Seed);
        to.Write(run.Fingerprint);
        to.Whole(run.Events);
        to.Time(run.Window);
        to.Write(run.Finished);
        to.List(run.Classes, ClassForm.Write);
        to.List(run.Host.LogicalProcessors, WriteProcessor);
        ClassForm.WriteTimes(to, run.Host.Root);
        ClassForm.WriteTimes(to, run.Host.Guests);
        MemoryForm.WriteHost(to, run.Host.Memory);
        to.List(run.Host.Devices, TransferForm.WriteDevice);
        to.List(run.Host.Adapters, TransferForm.WriteAdapter);
        to.Write(run.Host.BusiestChannel);
        to.Write(run.Host.BusiestWorker);
        to.Write(run.Host.BusiestRoot);
        to.List(run.Host.Limits, TransferForm.WriteLimit);
        to.Time(run.Series.BinLength);
        to.List(run.Series.Bins, WriteBin);
    }

    public static RunResult Read(BinaryReader from) => new()
    {
        Seed = from.ReadUInt64(),
        Fingerprint = from.ReadUInt64(),
        Events = from.Whole(),
        Window = from.Time(),
        Finished = from.ReadBoolean(),
        Classes = from.List(ClassForm.Read),
        Host = new HostResult
        {
            LogicalProcessors = from.List(ReadProcessor),
            Root = ClassForm.ReadTimes(from),
            Guests = ClassForm.ReadTimes(from),
            Memory = MemoryForm.ReadHost(from),
            Devices = from.List(TransferForm.ReadDevice),
            Adapters = from.List(TransferForm.ReadAdapter),
            BusiestChannel = from.ReadDouble(),
            BusiestWorker = from.ReadDouble(),
            BusiestRoot = from.ReadDouble(),
            Limits = from.List(TransferForm.ReadLimit),
        },
        Series = new TimeSeries(from.Time(), from.List(ReadBin)),
    };

    private static void WriteProcessor(BinaryWriter to, LogicalProcessorTimes times)
    {
        to.Time(times.Child);
        to.Time(times.Root);
        to.Time(times.Hypervisor);
        to.Time(times.Waking);
        to.Time(times.Stranded);
        to.Time(times.Idle);
        to.Whole(times.ContextSwitches);
    }

    private static LogicalProcessorTimes ReadProcessor(BinaryReader from) => new(
        Child: from.Time(), Root: from.Time(), Hypervisor: from.Time(), Waking: from.Time(), Stranded: from.Time(),
        Idle: from.Time(),
        ContextSwitches: from.Whole());

    private static void WriteBin(BinaryWriter to, TimeBin bin)
    {
        to.Whole(bin.End.Nanoseconds);
        WriteProcessor(to, bin.Processors);
        to.List(bin.Classes, WriteClassBin);
    }

    private static TimeBin ReadBin(BinaryReader from) =>
        new(Instant.FromNanoseconds(from.Whole()), ReadProcessor(from), from.List(ReadClassBin));

    private static void WriteClassBin(BinaryWriter to, ClassBin bin)
    {
        to.Whole(bin.Arrived);
        to.Whole(bin.Completed);
        to.Wide(bin.ResponseNanoseconds);
        to.Whole(bin.InSystem);
        to.Whole(bin.HeldMib);
        to.Whole(bin.CommittedMib);
    }

    private static ClassBin ReadClassBin(BinaryReader from) => new(
        Arrived: from.Whole(), Completed: from.Whole(), ResponseNanoseconds: from.Wide(), InSystem: from.Whole())
    {
        HeldMib = from.Whole(),
        CommittedMib = from.Whole(),
    };
}
