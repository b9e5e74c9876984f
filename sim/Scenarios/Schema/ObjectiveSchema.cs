using HvSim.Engine;
using HvSim.Scenarios.Specs;
using HvSim.Scenarios.Values;

namespace HvSim.Scenarios.Schema;

/// <summary>What has to hold for the users of the guests to be content.</summary>
internal static class ObjectiveSchema
{
    private const string Longest = "720 h";

    public static readonly ScalarKey<string> Guest = new("guest", Forms.Name)
    {
        Description = "The guest class; left out, the host, for metrics that it has.",
        Sample = "web",
    };

    public static readonly ScalarKey<ObjectiveMetric> Metric = new("metric", new ChoiceForm<ObjectiveMetric>(
        ("response-time", ObjectiveMetric.ResponseTime), ("elapsed-time", ObjectiveMetric.ElapsedTime),
        ("stretch", ObjectiveMetric.Stretch), ("throughput-shortfall", ObjectiveMetric.ThroughputShortfall),
        ("cpu-wait-per-dispatch", ObjectiveMetric.CpuWaitPerDispatch), ("lp-busy", ObjectiveMetric.LpBusy),
        ("memory-pressure", ObjectiveMetric.MemoryPressure), ("paging", ObjectiveMetric.Paging)))
    {
        Description = "What is bounded: the response time of requests; the elapsed time of batch work; the stretch of either "
            + "(its mean) against a guest alone without a hypervisor; the part of the arriving requests that is not completed; "
            + "the CPU wait per dispatch of a class or of all guests; how busy the logical processors are; "
            + "memory wanted over memory held, of the guest of a class where that is highest or the mean of all guests; the pages "
            + "that a guest of a class fetches (inside a guest of Windows fewer than 10 /s are unsuspicious).",
        Presence = Presence.Required,
        RefusedWords =
        [
            NotYet("device-latency", "I/O"),
            Meant("cpu-wait", "cpu-wait-per-dispatch"), Meant("logical-processor-busy", "lp-busy"),
        ],
    };

    public static readonly ScalarKey<ObjectiveStatistic> Statistic = new("statistic", new ChoiceForm<ObjectiveStatistic>(
        ("mean", ObjectiveStatistic.Mean), ("p50", ObjectiveStatistic.P50),
        ("p95", ObjectiveStatistic.P95), ("p99", ObjectiveStatistic.P99)))
    {
        Description = "Which statistic of it is bounded; to be given for response times and elapsed times, as others have a mean "
            + "only.",
    };

    public static readonly ScalarKey<ObjectiveLimit> Limit = new("limit", new LimitForm())
    {
        Description = "The largest value that is still good: a time, a percentage for a share, a rate for pages, a plain number "
            + "for a stretch.",
        Presence = Presence.Required,
        Sample = "50 ms",
        Rule = WithinReason,
    };

    public static readonly ScalarKey<ObjectiveScope> Across = new("across", new ChoiceForm<ObjectiveScope>(
        ("worst", ObjectiveScope.Worst), ("pooled", ObjectiveScope.Pooled)))
    {
        Description = "Whether the worst guest of the class must keep the bound or all of its guests pooled.",
        Default = "worst",
    };

    public static readonly Section Objective = new("", Guest, Metric, Statistic, Limit, Across)
    {
        Description = "A bound that a guest class or the host must keep.",
    };

    public static readonly ListOf Objectives = new("objectives", Objective)
    {
        Description = "What has to hold for the users of the guests to be content.",
    };

    private static (string Word, Fault Fault) NotYet(string word, string of) => (word, new Fault(
        ProblemCode.NotModelled, $"'{word}' is not modelled yet, nor is any {of}",
        "Leave the objective out, or bound the response time."));

    private static (string Word, Fault Fault) Meant(string word, string name) =>
        (word, new Fault(ProblemCode.BadValue, $"'{word}' is not one of the choices", $"Did you mean '{name}'?"));

    private static Fault? WithinReason(string text, ObjectiveLimit limit)
    {
        var longest = Forms.Time.Read(Longest).Value;
        return limit switch
        {
            { Kind: LimitKind.Time } when limit.Time > longest => Outside(text, $"at most {Longest}"),
            { Kind: LimitKind.Time } when limit.Time <= Duration.Zero => Outside(text, "above 0"),
            { Kind: not LimitKind.Time, Number: <= 0 } => Outside(text, "above 0"),
            _ => null,
        };
    }

    public static Fault Outside(string text, string must) => new(
        ProblemCode.OutOfRange, $"'{text.Trim()}' is out of range: it must be {must}",
        "Write a value such as '50 ms', '75 %' or '1.5'.");
}
