namespace HvSim.Import.Writing;

/// <summary>
/// How long bursts last. What a log says of intervals it shows itself: bursts are there for what happens within them, and are a
/// tenth as long where the usual ones would not be much shorter.
/// </summary>
internal static class WrittenBursts
{
    private const double ShareOfInterval = 0.1;

    /// <summary>What the format takes where nothing is written.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromSeconds(2);

    /// <summary>Length to write; null where the usual one is left.</summary>
    public static TimeSpan? LengthIn(TimeSpan interval) =>
        interval * ShareOfInterval < Usual ? interval * ShareOfInterval : null;
}
