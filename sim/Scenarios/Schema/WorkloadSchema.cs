using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>What a guest does: the steps of each request, and what brings the requests.</summary>
internal static class WorkloadSchema
{
    public static readonly ScalarKey<int> Clients = new("clients", Forms.Count)
    {
        Description = "Clients of each guest; each waits for its answer and then thinks.",
        Presence = Presence.Required,
        Minimum = "1",
        Maximum = "1000000",
    };

    public static readonly TimeLawSchema Think = new(
        "think", "Time between an answer and the client's next request.", Presence.Required,
        cureForNothing: "For clients that hardly think write a short time such as '1 us'; for work without pauses write 'batch' in the "
            + "place of 'closed'.");

    public static readonly Section Closed = new("closed", Clients, Think.Law)
    {
        Description = "A fixed number of clients who wait for each answer and then think.",
    };

    public static readonly ScalarKey<int> Threads = new("threads", Forms.Count)
    {
        Description = "Threads of each guest that do the work.",
        Presence = Presence.Required,
        Minimum = "1",
        Maximum = "100000",
    };

    public static readonly ScalarKey<long> Rounds = new("rounds", Forms.LongCount)
    {
        Description = "Rounds of all threads of a guest together; a thread takes the next one when it has finished its last.",
        Presence = Presence.Required,
        Minimum = "1",
        Maximum = "1000000000000",
    };

    public static readonly Section Batch = new("batch", Threads, Rounds)
    {
        Description = "A fixed amount of work that runs to completion.",
    };

    public static readonly ScalarKey<double> SmtSlowdown = new("smtSlowdown", Forms.Number)
    {
        Description = "Time that this work takes on a core whose other hardware thread is busy, relative to an idle sibling.",
        Default = "1.52",
        Minimum = "1",
        Maximum = "10",
        Evidence = Evidence.Measured,
        Source = SourceKeys.SmtOnXen,
        PlausibleLow = "1.2",
        PlausibleHigh = "1.8",
    };

    public static readonly ScalarKey<double> RemoteMemorySlowdown = new("remoteMemorySlowdown", Forms.Number)
    {
        Description = "Time that this work takes on a NUMA node where its memory is not, relative to its own node.",
        Default = "1.2",
        Minimum = "1",
        Maximum = "10",
        Evidence = Evidence.Assumed,
        Source = SourceKeys.RemoteMemory,
        PlausibleLow = "1",
        PlausibleHigh = "1.8",
    };

    public static readonly ScalarKey<double> ContentionSlowdown = new("contentionSlowdown", Forms.Number)
    {
        Description = "Time that this work takes while all other cores of its socket are busy, relative to none: what they take of "
            + "the shared cache and of the memory's bandwidth.",
        Default = "1",
        Minimum = "1",
        Maximum = "10",
        Evidence = Evidence.Assumed,
        Source = SourceKeys.Contention,
        PlausibleLow = "1",
        PlausibleHigh = "1.3",
    };

    public static readonly TimeLawSchema Cpu = new("cpu", "Processor time of a step that computes.", Presence.Optional);

    public static readonly TimeLawSchema Sleep = new(
        "sleep", "Length of a step that waits without a virtual processor.", Presence.Optional);

    public static readonly Section Step = new(
        "", Cpu.Law, Sleep.Law, LockSchema.Lock, MeetingSchema.Barrier, MeetingSchema.Pause, SignalSchema.Flush, SignalSchema.Interrupt,
        TransferSchema.Read, TransferSchema.Write, AdapterSchema.Send, AdapterSchema.Receive)
    {
        Description = "One step in the life of a request.",
        ExactlyOneOf =
        [
            Cpu.Law, Sleep.Law, LockSchema.Lock, MeetingSchema.Barrier, MeetingSchema.Pause, SignalSchema.Flush, SignalSchema.Interrupt,
            TransferSchema.Read, TransferSchema.Write, AdapterSchema.Send, AdapterSchema.Receive,
        ],
        Future =
        [
            new("call", "Imitate the other guest's answer with a 'sleep' step."),
        ],
    };

    public static readonly ListOf Each = new("each", Step)
    {
        Description = "The life of one request, or of one round of a batch thread, step by step.",
        Fewest = 1,
    };

    public static readonly Section Workload = new(
        "workload", RequestSchema.Requests, Closed, Batch, TraceSchema.Trace, SmtSlowdown, RemoteMemorySlowdown, ContentionSlowdown,
        ActivitySchema.Activity, KernelLockSchema.KernelLock, Each)
    {
        Description = "What the guest does: requests, closed or batch, with the steps of each, or a trace; or 'idle'.",
        Presence = Presence.Required,
        Keyword = "idle",
        ExactlyOneOf = [RequestSchema.Requests, Closed, Batch, TraceSchema.Trace],
        Future =
        [
            new("serves", "Describe the load with 'requests' and a rate."),
        ],
    };
}
