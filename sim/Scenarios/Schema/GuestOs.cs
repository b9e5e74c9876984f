namespace HvSim.Scenarios.Schema;

/// <summary>A guest's operating system: a named set of enlightenments, and how often its clock ticks.</summary>
/// <param name="Key">The key in a scenario.</param>
/// <param name="TickRate">Clock ticks of each virtual processor. Source: <c>guest-timers</c>.</param>
/// <param name="Enlightenments">The enlightenments that it has on a host with SLAT. Source: <c>guest-enlightenments</c>.</param>
internal sealed record GuestOs(string Key, string TickRate, IReadOnlyList<ScalarKey<bool>> Enlightenments)
{
    /// <summary>Those of its enlightenments that no source states of it, but that follow from what others of its time do.</summary>
    public IReadOnlyList<ScalarKey<bool>> Inferred { get; private init; } = [];

    /// <summary>Whether it switches address spaces by hypercall where its hypervisor keeps shadow page tables, and so advises it.</summary>
    public bool SwitchesAsAdvised { get; private init; }

    /// <summary>The one that holds where a scenario names none.</summary>
    public const string Usual = "windows-server-2019";

    private const string WindowsTicks = "64 /s";

    private static readonly ScalarKey<bool>[] Modern =
    [
        EnlightenmentSchema.SyntheticInterrupts, EnlightenmentSchema.ReferenceClock, EnlightenmentSchema.TimerSuppression,
        EnlightenmentSchema.DynamicMemory,
    ];

    /// <summary>All that a scenario can name, the least enlightened first.</summary>
    public static IReadOnlyList<GuestOs> All { get; } =
    [
        new("unenlightened", "256 /s", []),
        new("windows-server-2003", WindowsTicks, [EnlightenmentSchema.DynamicMemory]),
        new("windows-server-2008-r2", WindowsTicks,
        [
            EnlightenmentSchema.SyntheticInterrupts, EnlightenmentSchema.LongSpinWait, EnlightenmentSchema.RemoteTlbFlush,
            EnlightenmentSchema.DynamicMemory,
        ])
        {
            SwitchesAsAdvised = true,
        },
        new("windows-server-2012-r2", WindowsTicks,
            [.. Modern, EnlightenmentSchema.LongSpinWait, EnlightenmentSchema.RemoteTlbFlush])
        {
            Inferred = [EnlightenmentSchema.TimerSuppression],
            SwitchesAsAdvised = true,
        },
        new(Usual, WindowsTicks,
            [.. Modern, EnlightenmentSchema.LongSpinWait, EnlightenmentSchema.RemoteTlbFlush, EnlightenmentSchema.ClusterIpi])
        {
            Inferred = [EnlightenmentSchema.TimerSuppression, EnlightenmentSchema.ClusterIpi],
            SwitchesAsAdvised = true,
        },
        new("linux", "250 /s", [.. Modern, EnlightenmentSchema.RemoteTlbFlush, EnlightenmentSchema.ClusterIpi]),
    ];

    public static GuestOs Of(string key) => All.First(os => os.Key == key);
}
