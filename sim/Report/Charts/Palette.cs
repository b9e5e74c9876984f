using ScottPlot;

namespace HvSim.Report.Charts;

/// <summary>
/// One colour for each meaning, the same in every chart. The hues are those of Okabe and Ito, which people with any colour
/// vision can tell apart; neighbours in a stack also differ in lightness.
/// </summary>
internal static class Palette
{
    public static readonly Color Ink = Color.FromHex("#222222");
    public static readonly Color Muted = Color.FromHex("#595959");
    public static readonly Color Grid = Color.FromHex("#E3E3E3");

    public static readonly Color Mean = Color.FromHex("#009E73");
    public static readonly Color P50 = Color.FromHex("#56B4E9");
    public static readonly Color P95 = Color.FromHex("#0072B2");
    public static readonly Color P99 = Color.FromHex("#6A3D9A");

    public static readonly Color Limit = Color.FromHex("#C04A00");
    public static readonly Color Warning = Color.FromHex("#B07A00");
    public static readonly Color Span = Color.FromHex("#5F6B6D");
    public static readonly Color Absent = Ink;

    public static readonly Color Guest = Color.FromHex("#0072B2");
    public static readonly Color Root = Color.FromHex("#E69F00");
    public static readonly Color Hypervisor = Color.FromHex("#CC79A7");
    public static readonly Color Idle = Color.FromHex("#EDEDED");

    /// <summary>
    /// The colours, as a picture has them, that are too dark or too light on a dark page, each with the one that stands for it
    /// there.
    /// </summary>
    public static IReadOnlyList<(string Light, string Dark)> InTheDark { get; } =
    [
        ("white", "#16191d"), ("#222", "#e6e6e6"), ("black", "#e6e6e6"), ("#595959", "#a9b0b8"), ("#E3E3E3", "#33393f"),
        ("#EDEDED", "#2b3138"), ("#0072B2", "#3d9bdc"), ("#6A3D9A", "#b08be0"), ("#C04A00", "#f0813a"), ("#B07A00", "#d9a520"),
        ("#7B3F61", "#b0668f"), ("#2F4B7C", "#6f8fc9"), ("#543005", "#a06a2c"), ("#8C6D1F", "#b8983f"), ("#01665E", "#2fa396"),
        ("#5F6B6D", "#8b999c"), ("#C9C9C9", "#7d858d"), ("#A9A9A9", "#6a727a"),
    ];

    private static readonly Color[] Lines =
    [
        P95, Color.FromHex("#E69F00"), Mean, Color.FromHex("#CC79A7"), P50, Limit, P99, Muted,
    ];

    /// <summary>Number of different colours of lines.</summary>
    public static int Colors => Lines.Length;

    /// <summary>Colour of the <paramref name="index"/>th line of a chart whose lines have no meaning of their own.</summary>
    public static Color Line(int index) => Lines[index % Lines.Length];

    /// <summary>Colour of a statistic of a response time.</summary>
    public static Color Statistic(string statistic) => statistic switch
    {
        "p50" => P50,
        "p95" => P95,
        "p99" => P99,
        _ => Mean,
    };

    /// <summary>
    /// Colour of a layer: a state of a logical processor, or a part of the response time by its name in the result files.
    /// </summary>
    public static Color Layer(string meaning) => meaning switch
    {
        "guest" or "work" => Guest,
        "root" => Root,
        "guest-queue" => Color.FromHex("#B3A2E0"),
        "hypervisor" => Hypervisor,
        "idle" => Idle,
        "stranded" => Color.FromHex("#A9A9A9"),
        "smt-slowdown" => P50,
        "context-switch" => Color.FromHex("#7B3F61"),
        "cache-refill" => Mean,
        "cpu-wait" => Limit,
        "capped" => Ink,
        "address-translation" => Color.FromHex("#2F4B7C"),
        "remote-memory" => Color.FromHex("#8C6D1F"),
        "contention" => Color.FromHex("#A6D854"),
        "idle-wake" or "waking" => Color.FromHex("#F0E442"),
        "spinning" => Color.FromHex("#E31A1C"),
        "lock-wait" => P99,
        "flush-wait" => Color.FromHex("#FB9A99"),
        "paging" => Color.FromHex("#543005"),
        "device" => Color.FromHex("#BF812D"),
        "channel-queue" => Color.FromHex("#FFE0A3"),
        "throttling" => Color.FromHex("#5F6B6D"),
        "network" => Color.FromHex("#01665E"),
        "sleep" => Color.FromHex("#C9C9C9"),
        _ => Muted,
    };
}
