namespace HvSim.Scenarios.Schema;

/// <summary>A guest's operating system: a named set of enlightenments.</summary>
/// <param name="Key">The key in a scenario.</param>
/// <param name="Enlightenments">The enlightenments that it has on a host with SLAT.</param>
internal sealed record GuestOs(string Key, IReadOnlyList<ScalarKey<bool>> Enlightenments)
{
    /// <summary>The one that holds where a scenario names none.</summary>
    public const string Usual = "windows-server-2019";

    /// <summary>All that a scenario can name, the least enlightened first. Source: <c>guest-enlightenments</c>.</summary>
    public static IReadOnlyList<GuestOs> All { get; } =
    [
        new("unenlightened", []),
        new("windows-server-2003", []),
        new("windows-server-2008-r2",
        [
            EnlightenmentSchema.SyntheticInterrupts, EnlightenmentSchema.LongSpinWait, EnlightenmentSchema.RemoteTlbFlush,
        ]),
        new("windows-server-2012-r2",
        [
            EnlightenmentSchema.SyntheticInterrupts, EnlightenmentSchema.ReferenceClock, EnlightenmentSchema.LongSpinWait,
            EnlightenmentSchema.RemoteTlbFlush,
        ]),
        new(Usual,
        [
            EnlightenmentSchema.SyntheticInterrupts, EnlightenmentSchema.ReferenceClock, EnlightenmentSchema.LongSpinWait,
            EnlightenmentSchema.RemoteTlbFlush, EnlightenmentSchema.ClusterIpi,
        ]),
        new("linux",
        [
            EnlightenmentSchema.SyntheticInterrupts, EnlightenmentSchema.ReferenceClock, EnlightenmentSchema.RemoteTlbFlush,
            EnlightenmentSchema.ClusterIpi,
        ]),
    ];

    public static GuestOs Of(string key) => All.First(os => os.Key == key);
}
