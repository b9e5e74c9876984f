namespace HvSim.Experiments.Advice;

/// <summary>What runs beyond those of a study say of how to go on.</summary>
public sealed record AdviceAnswer
{
    /// <summary>What gives next; null without a search.</summary>
    public required NextLimit? Next { get; init; }

    /// <summary>Which single change moves what is at stake most.</summary>
    public required ChangeAnswer Changes { get; init; }

    /// <summary>Number of points that were simulated for it.</summary>
    public required int Points { get; init; }

    /// <summary>Whether it was interrupted, so that a part is missing.</summary>
    public required bool Interrupted { get; init; }

    /// <summary>Of a study that was stopped before the advice on it was begun.</summary>
    public static AdviceAnswer NotBegun { get; } = new()
    {
        Next = null,
        Changes = ChangeAnswer.Not("the study was stopped before any change was tried"),
        Points = 0,
        Interrupted = true,
    };
}
