using HvSim.Models;

namespace HvSim.Experiments;

/// <summary>Every metric that a point has, with stable names.</summary>
public static class MetricCatalog
{
    /// <summary>From arrival of a request to the end of its last step.</summary>
    public static Metric ResponseTime { get; } =
        new("response-time", "ms", "From arrival of a request to the end of its last step, queueing included.");

    /// <summary>Completed requests per second.</summary>
    public static Metric Throughput { get; } =
        new("throughput", "/s", "Requests completed per second by all guests of the class.");

    /// <summary>Arriving requests per second.</summary>
    public static Metric OfferedRate { get; } =
        new("offered-rate", "/s", "Requests that arrive per second at all guests of the class.");

    /// <summary>Completed over offered requests.</summary>
    public static Metric CompletedRatio { get; } =
        new("completed-ratio", "1", "Requests completed over requests that arrived; under 0.985 there is no steady state.");

    /// <summary>Part of the offered requests that is not completed.</summary>
    public static Metric ThroughputShortfall { get; } = new("throughput-shortfall", "%",
        "Requests that arrived less those that were completed, over requests that arrived; above 1.5 % there is no steady state.")
    { Least = null };

    /// <summary>Growth of the number of requests in the guests.</summary>
    public static Metric BacklogGrowth { get; } =
        new("backlog-growth", "/s",
            "Growth per second of the number of requests inside the guests of the class, over the second half of the run.")
        { Least = null };

    /// <summary>Time that a batch guest takes.</summary>
    public static Metric ElapsedTime { get; } =
        new("elapsed-time", "s", "From the start of a batch guest to the end of its work.");

    /// <summary>Elapsed or response time over that on the bare machine.</summary>
    public static Metric Stretch { get; } = new("stretch", "1",
        "Mean elapsed time of the class's guests, or mean response time of its requests, over that of one such guest alone on the"
        + " machine without a hypervisor, replication by replication under the same seeds; of requests only where an objective bounds"
        + " it.");

    /// <summary>Time from ready to running.</summary>
    public static Metric CpuWaitPerDispatch { get; } = new("cpu-wait-per-dispatch", "us",
        "Mean time that a virtual processor is ready before it gets a logical processor"
        + " (Hyper-V Hypervisor Virtual Processor: CPU Wait Time Per Dispatch, there in ns).");

    /// <summary>Guest code on the class's virtual processors.</summary>
    public static Metric GuestRunTime { get; } = new("guest-run-time", "%",
        "Share of time that a virtual processor of the class runs guest code"
        + " (Hyper-V Hypervisor Virtual Processor: % Guest Run Time).");

    /// <summary>Hypervisor time of the class's virtual processors.</summary>
    public static Metric HypervisorRunTime { get; } = new("hypervisor-run-time", "%",
        "Share of time in the hypervisor for a virtual processor of the class"
        + " (Hyper-V Hypervisor Virtual Processor: % Hypervisor Run Time).");

    /// <summary>Time that the second level of address translation takes.</summary>
    public static Metric AddressTranslationTime { get; } = new("address-translation-time", "%",
        "Share of time that a virtual processor of the class loses to the second level of address translation.");

    /// <summary>Time on NUMA nodes where the memory is not.</summary>
    public static Metric RemoteRunTime { get; } = new("remote-run-time", "%",
        "Share of time that a virtual processor of the class runs on a NUMA node where its memory is not"
        + " (Hyper-V Hypervisor Virtual Processor: % Remote Run Time).");

    /// <summary>Time held back by a limit.</summary>
    public static Metric CappedTime { get; } =
        new("capped-time", "%", "Share of time that a virtual processor of the class is held back by its limit.");

    /// <summary>Length of the ready queue inside a guest.</summary>
    public static Metric ReadyThreads { get; } =
        new("ready-threads", "1", "Time average of the threads of a guest that are ready and have no virtual processor"
            + " (inside the guest, System: Processor Queue Length).");

    /// <summary>Busy time of the logical processors.</summary>
    public static Metric LpBusy { get; } = new("lp-busy", "%",
        "Share of time that the logical processors are busy (Hyper-V Hypervisor Logical Processor: % Total Run Time).");

    /// <summary>Guests' code on the logical processors.</summary>
    public static Metric LpChild { get; } = new("lp-child", "%",
        "Share of logical processor time that runs guests' code"
        + " (part of Hyper-V's % Guest Run Time, which counts the root too).");

    /// <summary>The root's code on the logical processors.</summary>
    public static Metric LpRoot { get; } = new("lp-root", "%",
        "Share of logical processor time that runs the root partition's code (the other part of Hyper-V's % Guest Run Time).");

    /// <summary>The hypervisor on the logical processors.</summary>
    public static Metric LpHypervisor { get; } = new("lp-hypervisor", "%",
        "Share of logical processor time in the hypervisor (Hyper-V Hypervisor Logical Processor: % Hypervisor Run Time).");

    /// <summary>Waking of the logical processors.</summary>
    public static Metric LpWaking { get; } =
        new("lp-waking", "%", "Share of logical processor time spent on waking from idle states.");

    /// <summary>Time of the logical processors that the core policy withholds.</summary>
    public static Metric LpStranded { get; } = new("lp-stranded", "%",
        "Share of logical processor time with nothing to run and free for nobody, since the core's other thread runs"
        + " the only guest that may be there (part of Hyper-V's % Idle Time); 0 but under the core scheduler.");

    /// <summary>Idle time of the logical processors.</summary>
    public static Metric LpIdle { get; } = new("lp-idle", "%",
        "Share of logical processor time with nothing to run, free for others"
        + " (Hyper-V Hypervisor Logical Processor: % Idle Time).");

    /// <summary>Dispatches of guests' virtual processors.</summary>
    public static Metric Dispatches { get; } = new("dispatches", "/s",
        "Dispatches of guests' virtual processors onto logical processors"
        + " (Hyper-V Hypervisor Virtual Processor: Logical Processor Dispatches/sec).");

    /// <summary>Dispatches onto another logical processor.</summary>
    public static Metric Migrations { get; } = new("migrations", "/s",
        "Dispatches onto another logical processor than before"
        + " (Hyper-V Hypervisor Virtual Processor: Logical Processor Migrations/sec).");

    /// <summary>Spinning of the class's virtual processors.</summary>
    public static Metric SpinTime { get; } = new("spin-time", "%",
        "Share of the time of the class's virtual processors that they spin for locks on logical processors.");

    /// <summary>Notifications of long spinning.</summary>
    public static Metric LongSpinWaitHypercalls { get; } = new("long-spin-wait-hypercalls", "/s",
        "Notifications of long spinning by the class's virtual processors"
        + " (Hyper-V Hypervisor Virtual Processor: Long Spin Wait Hypercalls/sec).");

    /// <summary>Pause-loop exits.</summary>
    public static Metric PauseLoopExits { get; } = new("pause-loop-exits", "/s",
        "Exits of the class's virtual processors because they paused in a tight loop.");

    /// <summary>Flushes of address translations.</summary>
    public static Metric TlbFlushes { get; } = new("tlb-flushes", "/s",
        "Flushes of address translations on other virtual processors that the class's guests have asked for.");

    /// <summary>Interrupts between virtual processors.</summary>
    public static Metric InterruptsSent { get; } = new("interrupts-sent", "/s",
        "Interrupts that the class's virtual processors have sent to others of their guest, flushes left out.");

    /// <summary>Switches of a logical processor.</summary>
    public static Metric ContextSwitches { get; } = new("context-switches", "/s",
        "Switches between virtual processors, for each logical processor"
        + " (Hyper-V Hypervisor Logical Processor: Context Switches/sec).");

    /// <summary>Virtual to logical processors.</summary>
    public static Metric VirtualToLogicalRatio { get; } =
        new("virtual-to-logical-ratio", "1", "Virtual processors of all guests over logical processors.");

    /// <summary>Time of a request in one part of its response time, named <c>part-cpu-wait</c> and so on.</summary>
    public static Metric Part(ResponsePart part) => ResponsePartMetrics.Of(part);

    /// <summary>Every metric, in the order of the reports.</summary>
    public static IReadOnlyList<Metric> All { get; } =
    [
        ResponseTime, Throughput, OfferedRate, CompletedRatio, ThroughputShortfall, BacklogGrowth, ElapsedTime, Stretch,
        CpuWaitPerDispatch, GuestRunTime, HypervisorRunTime, AddressTranslationTime, RemoteRunTime, CappedTime, SpinTime,
        LongSpinWaitHypercalls, PauseLoopExits, TlbFlushes, InterruptsSent, ReadyThreads, .. ProvisioningMetrics.All,
        .. PauseMetrics.All, .. MemoryMetrics.All, .. StorageMetrics.All, .. TransferCostMetrics.All, .. NetworkMetrics.All,
        .. TickMetrics.All, .. InterceptMetrics.All, .. ResponsePartMetrics.All,
        LpBusy, LpChild, LpRoot, LpHypervisor, LpWaking, LpStranded, LpIdle, .. RootMetrics.All,
        Dispatches, Migrations, ContextSwitches, VirtualToLogicalRatio,
    ];
}
