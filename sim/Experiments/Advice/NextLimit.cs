namespace HvSim.Experiments.Advice;

/// <summary>What gives next, once what gave first is without end.</summary>
public sealed record NextLimit
{
    /// <summary>What gave first, and the values that took its limit away.</summary>
    public required Unlimited First { get; init; }

    /// <summary>
    /// The answer of the search over the same axis with those values, by its estimates; null where there is none.
    /// </summary>
    public required OverloadAnswer? Answer { get; init; }

    /// <summary>Whether the limit breaks no later than before.</summary>
    public required bool IsNoLater { get; init; }

    /// <summary>Whether an interruption left it without an answer.</summary>
    public required bool Interrupted { get; init; }

    /// <summary>Number of points that were simulated for it.</summary>
    public required int Points { get; init; }

    /// <summary>Why there is no answer; empty where there is one.</summary>
    public required string Reason { get; init; }

    /// <summary>Where there is nothing to be searched, or nothing came of it.</summary>
    internal static NextLimit Not(Unlimited first, string reason) => new()
    {
        First = first,
        Answer = null,
        IsNoLater = false,
        Interrupted = false,
        Points = 0,
        Reason = reason,
    };
}
