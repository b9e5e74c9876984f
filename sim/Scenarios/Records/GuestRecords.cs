using HvSim.Engine;
using HvSim.Models.Guests.Locking;
using HvSim.Models.Timers;
using HvSim.Scenarios.Reading;
using HvSim.Scenarios.Schema;
using HvSim.Scenarios.Specs;

namespace HvSim.Scenarios.Records;

/// <summary>Makes the records of a guest class from values that have been checked.</summary>
internal static class GuestRecords
{
    public static GuestSpec GuestOf(GuestView guest)
    {
        var section = guest.Section;
        var cpu = section.Section(GuestSchema.Cpu)!;
        var threads = section.Section(GuestSchema.Threads)!;
        return new()
        {
            Name = guest.Name,
            Count = section.Get(GuestSchema.Count),
            VirtualProcessors = section.Get(GuestSchema.VirtualProcessors),
            ThreadsPerCore = section.Get(GuestSchema.ThreadsPerCore),
            Weight = cpu.Get(GuestSchema.Weight),
            Reserve = cpu.Get(GuestSchema.Reserve),
            Limit = cpu.Get(GuestSchema.Limit),
            CpuGroup = cpu.TryGet(GuestSchema.CpuGroup, out var group) ? group : null,
            ThreadQuantum = threads.Get(GuestSchema.Quantum),
            WorkersPerVirtualProcessor = threads.Get(GuestSchema.WorkersPerVirtualProcessor),
            InterruptDestinations = section.Get(GuestSchema.InterruptDestinations),
            Enlightenments = EnlightenmentsOf(section.Section(EnlightenmentSchema.Enlightenments)!),
            Timer = TimerOf(section.Section(TimerSchema.Timers)!, section.Section(EnlightenmentSchema.Enlightenments)!),
            Memory = MemoryRecords.GuestOf(guest.Memory),
            Disks = StorageRecords.DisksOf(section),
            Network = NetworkRecords.GuestOf(section),
            Start = MemoryRecords.StartOf(section.Section(StartSchema.Start)!),
            Workload = WorkloadOf(section.Section(WorkloadSchema.Workload)!, section),
        };
    }

    private static WorkloadSpec WorkloadOf(BoundSection workload, BoundSection guest)
    {
        if (workload.IsKeyword)
            return new IdleWorkload { Each = [], SmtSlowdown = 1 };
        if (workload.Section(RequestSchema.Requests) is { } requests)
            return Completed(OpenOf(workload, requests, guest), workload);
        if (workload.Section(TraceSchema.Trace) is { } trace)
            return Completed(TraceRecords.TraceOf(workload, trace, guest), workload);
        return workload.Section(WorkloadSchema.Closed) is { } closed
            ? Completed(ClosedOf(workload, closed, guest), workload)
            : Completed(BatchOf(workload, workload.Section(WorkloadSchema.Batch)!, guest), workload);
    }

    private static WorkloadSpec Completed(WorkloadSpec shape, BoundSection workload) => shape with
    {
        RemoteMemorySlowdown = workload.Get(WorkloadSchema.RemoteMemorySlowdown),
        ContentionSlowdown = workload.Get(WorkloadSchema.ContentionSlowdown),
        Activity = ActivityOf(workload.Section(ActivitySchema.Activity)!),
        KernelLock = workload.Section(KernelLockSchema.KernelLock) is { } kernelLock
            ? new KernelLockSettings(kernelLock.Get(KernelLockSchema.Rate), kernelLock.Get(KernelLockSchema.Hold))
            : null,
    };

    private static OpenWorkload OpenOf(BoundSection workload, BoundSection requests, BoundSection guest) => new()
    {
        Arrivals = requests.Get(RequestSchema.Arrivals),
        RatePerSecond = requests.Get(RequestSchema.Rate),
        Bursts = requests.Section(RequestSchema.Bursts) is { } bursts
            ? new BurstSpec(bursts.Get(RequestSchema.Peak), bursts.Get(RequestSchema.Share), bursts.Get(RequestSchema.Length))
            : null,
        Each = StepsOf(workload, guest),
        SmtSlowdown = workload.Get(WorkloadSchema.SmtSlowdown),
    };

    private static ClosedWorkload ClosedOf(BoundSection workload, BoundSection closed, BoundSection guest) => new()
    {
        Clients = closed.Get(WorkloadSchema.Clients),
        Think = LawOf(closed, WorkloadSchema.Think)!.Value,
        Each = StepsOf(workload, guest),
        SmtSlowdown = workload.Get(WorkloadSchema.SmtSlowdown),
    };

    private static BatchWorkload BatchOf(BoundSection workload, BoundSection batch, BoundSection guest) => new()
    {
        Threads = batch.Get(WorkloadSchema.Threads),
        Rounds = batch.Get(WorkloadSchema.Rounds),
        Each = StepsOf(workload, guest),
        SmtSlowdown = workload.Get(WorkloadSchema.SmtSlowdown),
    };

    private static EnlightenmentSpec EnlightenmentsOf(BoundSection section) => new()
    {
        ReferenceClock = section.Get(EnlightenmentSchema.ReferenceClock),
        SyntheticInterrupts = section.Get(EnlightenmentSchema.SyntheticInterrupts),
        AddressSpaceSwitch = section.Get(EnlightenmentSchema.AddressSpaceSwitch),
        TimerSuppression = section.Get(EnlightenmentSchema.TimerSuppression),
        LongSpinWait = section.Get(EnlightenmentSchema.LongSpinWait),
        RemoteTlbFlush = section.Get(EnlightenmentSchema.RemoteTlbFlush),
        ClusterIpi = section.Get(EnlightenmentSchema.ClusterIpi),
        LockHint = section.Get(EnlightenmentSchema.LockHint),
    };

    private static TimerSettings? TimerOf(BoundSection timers, BoundSection enlightenments) => timers.Get(TimerSchema.Rate) == 0 ? null : new()
    {
        Period = Duration.FromSeconds(1 / timers.Get(TimerSchema.Rate)),
        IsSuppressedWhenIdle = enlightenments.Get(EnlightenmentSchema.TimerSuppression),
        Late = timers.Get(TimerSchema.Late),
        MostCaughtUp = timers.Get(TimerSchema.MostCaughtUp),
        Handler = timers.Get(TimerSchema.Handler),
    };

    private static ActivitySpec ActivityOf(BoundSection section) => new()
    {
        ClockReads = section.Get(ActivitySchema.ClockReads),
        MsrAccesses = section.Get(ActivitySchema.MsrAccesses),
        Cpuid = section.Get(ActivitySchema.Cpuid),
        IoInstructions = section.Get(ActivitySchema.IoInstructions),
        Interrupts = section.Get(ActivitySchema.Interrupts),
        NestedPageFaults = section.Get(ActivitySchema.NestedPageFaults),
        EmulatedInstructions = section.Get(ActivitySchema.EmulatedInstructions),
        Hypercalls = section.Get(ActivitySchema.Hypercalls),
        AddressSpaceSwitches = section.Get(ActivitySchema.AddressSpaceSwitches),
        TlbMisses = section.Get(TranslationSchema.TlbMisses),
        LargePages = section.Get(TranslationSchema.LargePages),
        LargePageMisses = section.Get(TranslationSchema.LargePageMisses),
        PageTableEdits = section.Get(TranslationSchema.PageTableEdits),
        GuestPageFaults = section.Get(TranslationSchema.GuestPageFaults),
        Invalidations = section.Get(TranslationSchema.Invalidations),
    };

    private static StepSpec[] StepsOf(BoundSection workload, BoundSection guest) =>
        [.. workload.List(WorkloadSchema.Each)!.Items.Cast<BoundSection>().Select(step => StepOf(step, guest))];

    private static StepSpec StepOf(BoundSection step, BoundSection guest)
    {
        if ((StorageRecords.TransferOf(step, guest) ?? NetworkRecords.MessageOf(step, guest)) is { } transfer)
            return new StepSpec(StepKind.Transfer, default) { Transfer = transfer };
        if (step.Section(LockSchema.Lock) is { } critical)
            return LockOf(critical);
        if (step.Section(MeetingSchema.Barrier) is { } barrier)
            return BarrierOf(barrier);
        if (step.Section(MeetingSchema.Pause) is { } pause)
            return new StepSpec(StepKind.StopTheWorld, LawOf(pause, MeetingSchema.Work)!.Value) { Every = pause.Get(MeetingSchema.Every) };
        if (step.Section(SignalSchema.Flush) is { } flush)
        {
            var signal = new SignalSpec(
                flush.Get(SignalSchema.FlushTimes), LawOf(flush, SignalSchema.FlushBetween), flush.Get(SignalSchema.FlushesIdle));
            return new StepSpec(StepKind.Flush, default) { Signal = signal };
        }
        if (step.Section(SignalSchema.Interrupt) is { } interrupt)
        {
            var signal = new SignalSpec(
                interrupt.Get(SignalSchema.InterruptTimes), LawOf(interrupt, SignalSchema.InterruptBetween),
                interrupt.Get(SignalSchema.InterruptsIdle));
            return new StepSpec(interrupt.Get(SignalSchema.ToAll) ? StepKind.InterruptAll : StepKind.InterruptOne, default)
            {
                Signal = signal,
            };
        }
        return LawOf(step, WorkloadSchema.Cpu) is { } cpu
            ? new StepSpec(StepKind.Cpu, cpu)
            : new StepSpec(StepKind.Sleep, LawOf(step, WorkloadSchema.Sleep)!.Value);
    }

    private static StepSpec BarrierOf(BoundSection barrier) => new(StepKind.Barrier, default)
    {
        Barrier = new BarrierSpec(
            barrier.TryGet(MeetingSchema.Parties, out var parties) ? parties : null,
            barrier.Get(MeetingSchema.Spins), barrier.Get(MeetingSchema.Times), LawOf(barrier, MeetingSchema.Between)),
    };

    private static StepSpec LockOf(BoundSection critical) => new(StepKind.Lock, LawOf(critical, LockSchema.Hold)!.Value)
    {
        Lock = new LockSpec(
            critical.Get(LockSchema.Name), critical.Get(LockSchema.Kind), critical.Get(LockSchema.Times),
            LawOf(critical, LockSchema.Between)),
    };

    public static TimeLaw? LawOf(BoundSection parent, TimeLawSchema schema) =>
        parent.Section(schema.Law) is { } law ? new TimeLaw(law.Get(schema.Mean), law.Get(schema.Cv)) : null;
}
