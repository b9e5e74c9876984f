using HvSim.Scenarios;

namespace HvSim.Experiments;

/// <summary>A figure that a verdict turns on.</summary>
/// <param name="Value">Its value, in <paramref name="Unit"/>.</param>
/// <param name="Unit">Its unit; 1 for a fraction.</param>
/// <param name="Meaning">What follows on which side of it, as a sentence.</param>
/// <param name="Evidence">How well it is known.</param>
/// <param name="Source">Key of its entry in docs/SOURCES.md.</param>
public sealed record Threshold(double Value, string Unit, string Meaning, Evidence Evidence, string Source);

/// <summary>The figures that verdicts turn on, with their sources.</summary>
public static class VerdictThresholds
{
    /// <summary>Busy and stranded share below which a host is over-provisioned.</summary>
    public static Threshold EfficientFrom { get; } = new(40, "%",
        "Logical processors busy or stranded for less than this: the host is over-provisioned.", Evidence.Published, "friedman-capacity-rules");

    /// <summary>Busy and stranded share above which a host is strained.</summary>
    public static Threshold StrainedAbove { get; } = new(75, "%",
        "Logical processors busy or stranded for more than this: the host is strained.", Evidence.Published, "pal-hyperv");

    /// <summary>Busy and stranded share above which a host is over-committed.</summary>
    public static Threshold OverCommittedAbove { get; } = new(90, "%",
        "Logical processors busy or stranded for more than this: the host is over-committed.", Evidence.Published, "hyperv-bottlenecks");

    /// <summary>CPU wait above which a host is strained.</summary>
    public static Threshold StrainedWait { get; } = new(60, "us",
        "Mean CPU wait per dispatch longer than this: the host is strained.", Evidence.Published, "spotlight-cpu-wait");

    /// <summary>CPU wait above which a host is over-committed.</summary>
    public static Threshold OverCommittedWait { get; } = new(100, "us",
        "Mean CPU wait per dispatch longer than this: the host is over-committed.", Evidence.Published, "spotlight-cpu-wait");

    /// <summary>Available memory above which a host has more than it needs.</summary>
    public static Threshold OverProvisionedMemory { get; } = new(40, "%",
        "More of the machine's memory than this available, and no guest at its maximum: memory is over-provisioned.",
        Evidence.Published, "friedman-capacity-rules");

    /// <summary>Average pressure above which memory is strained.</summary>
    public static Threshold StrainedPressure { get; } = new(83, "%",
        "Average pressure above this, in whole percent as its counter tells it: memory is strained, as guests lack the buffer of "
        + "20 % that they have unless it is set.",
        Evidence.Published, "pal-hyperv");

    /// <summary>Average pressure above which memory is over-committed.</summary>
    public static Threshold OverCommittedPressure { get; } = new(100, "%",
        "Average pressure above this, in whole percent too: memory is over-committed, as guests want more than they hold.",
        Evidence.Assumed, "answer-thresholds");

    /// <summary>Paging above which memory is over-committed.</summary>
    public static Threshold PagingAbove { get; } = new(0, "/s",
        "Some guest fetches more pages of its working set than this: memory is over-committed.",
        Evidence.Assumed, "answer-thresholds");

    /// <summary>Run time of the busiest root virtual processor above which I/O is strained.</summary>
    public static Threshold StrainedRoot { get; } = new(75, "%",
        "The busiest virtual processor of the root partition runs for more than this: I/O is strained.", Evidence.Published, "pal-hyperv");

    /// <summary>Run time of the busiest root virtual processor above which I/O is over-committed.</summary>
    public static Threshold OverCommittedRoot { get; } = new(90, "%",
        "The busiest virtual processor of the root partition runs for more than this: I/O is over-committed.",
        Evidence.Published, "hyperv-bottlenecks");

    /// <summary>Mean latency of disks above which I/O is strained.</summary>
    public static Threshold StrainedDiskLatency { get; } = new(15, "ms",
        "Transfers of some class's disks take longer than this on average, what a limit of Storage QoS holds them back left out: I/O is "
        + "strained.",
        Evidence.Published, "hyperv-measuring");

    /// <summary>Mean latency of disks above which I/O is over-committed.</summary>
    public static Threshold OverCommittedDiskLatency { get; } = new(25, "ms",
        "The same longer than this: I/O is over-committed.", Evidence.Published, "hyperv-measuring");

    /// <summary>Busy share of a wire above which I/O is strained.</summary>
    public static Threshold StrainedWire { get; } = new(40, "%",
        "The wire of a network adapter is busier than this in its busier direction: I/O is strained.",
        Evidence.Published, "hyperv-measuring");

    /// <summary>Busy share of a wire above which I/O is over-committed.</summary>
    public static Threshold OverCommittedWire { get; } = new(65, "%",
        "The same busier than this: I/O is over-committed.", Evidence.Published, "hyperv-measuring");

    /// <summary>Busy share of every stage below which I/O has more than it needs.</summary>
    public static Threshold EfficientStage { get; } = new(40, "%",
        "Nothing that transfers go through is busier than this, as for processors: I/O is over-provisioned.",
        Evidence.Assumed, "answer-thresholds");

    /// <summary>Busy share of a stage above which I/O is strained.</summary>
    public static Threshold StrainedStage { get; } = new(75, "%",
        "A storage device, or a thread of the root partition that serves transfers, is busier than this, as for processors: I/O is "
        + "strained.",
        Evidence.Assumed, "answer-thresholds");

    /// <summary>Busy share of a stage above which I/O is over-committed.</summary>
    public static Threshold OverCommittedStage { get; } = new(90, "%",
        "The same busier than this: I/O is over-committed. Where there is no steady state, it is named as what is at its limit.",
        Evidence.Assumed, "answer-thresholds");

    /// <summary>Run time above which a guest's virtual processors count as busy all the time.</summary>
    public static Threshold UnderProvisionedAbove { get; } = new(90, "%",
        "Every virtual processor of a guest runs for more than this, and its ready queue is long: the guest is under-provisioned.",
        Evidence.Published, "hyperv-bottlenecks");

    /// <summary>Ready threads for each virtual processor above which a guest's ready queue is long.</summary>
    public static Threshold ReadyThreadsAbove { get; } = new(3, "1",
        "More ready threads than this for each virtual processor of a guest, on average, all of which are busy: the guest is "
        + "under-provisioned.",
        Evidence.Published, "friedman-capacity-rules");

    /// <summary>Wanted share, with a virtual processor less, below which a guest is over-provisioned.</summary>
    public static Threshold OverProvisionedGuest { get; } = new(40, "%",
        "With a virtual processor less, those of any guest of a class would run or want to run for less than this: the guests are "
        + "over-provisioned.",
        Evidence.Assumed, "answer-thresholds");

    /// <summary>Completed over offered requests below which there is no steady state.</summary>
    public static Threshold LeastCompleted { get; } = new(0.985, "1",
        "Completed over offered requests of an open class below this, significantly: no steady state.",
        Evidence.Published, "vmfleet-scale");

    /// <summary>Backlog growth over offered rate above which there is no steady state.</summary>
    public static Threshold LeastGrowth { get; } = new(0.01, "1",
        "Backlog of an open class growing by more than this fraction of its offered rate, significantly: no steady state.",
        Evidence.Assumed, "answer-thresholds");

    /// <summary>Growth of the host's parts of a response time, or of its lock waits, below which they count as flat.</summary>
    public static Threshold FlatBelow { get; } = new(0.05, "1",
        "All parts of a response time that are the host's doing grew together by less than this fraction of the request's own time: "
        + "lock waits and a guest queue that grow are the guest's own. Lock waits grew by less than that: a queue that grows is not "
        + "their doing.",
        Evidence.Assumed, "answer-thresholds");

    /// <summary>Difference of CPU wait up to which a comparison shows none, however small the base is.</summary>
    public static Threshold WaitThatMatters { get; } = new(1, "us",
        "Mean CPU wait per dispatch that differs by no more than this between two scenarios: no difference that matters, whatever "
        + "the share of the base.",
        Evidence.Assumed, "answer-thresholds");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Threshold> All { get; } =
    [
        EfficientFrom, StrainedAbove, OverCommittedAbove, StrainedWait, OverCommittedWait,
        OverProvisionedMemory, StrainedPressure, OverCommittedPressure, PagingAbove,
        StrainedRoot, OverCommittedRoot, StrainedDiskLatency, OverCommittedDiskLatency, StrainedWire, OverCommittedWire, EfficientStage,
        StrainedStage, OverCommittedStage, UnderProvisionedAbove, ReadyThreadsAbove, OverProvisionedGuest, LeastCompleted, LeastGrowth,
        FlatBelow, WaitThatMatters,
    ];
}
