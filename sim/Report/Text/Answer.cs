namespace HvSim.Report.Text;

/// <summary>What a study says, before it takes a form: the same for a terminal and for Markdown.</summary>
internal sealed record Answer
{
    /// <summary>The question; the scenario's name where it asks none.</summary>
    public required string Question { get; init; }

    /// <summary>The answer and what it rests on.</summary>
    public required IReadOnlyList<AnswerLine> Lines { get; init; }

    /// <summary>The figures.</summary>
    public required IReadOnlyList<AnswerTable> Tables { get; init; }

    /// <summary>What the figures need to be read rightly: reasons of missing ones, meaning of marks.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Where to look further; never broken within a word, so that it can be copied.</summary>
    public required IReadOnlyList<string> Footer { get; init; }
}

/// <summary>One statement.</summary>
/// <param name="Text">The statement.</param>
/// <param name="Detail">Whether it is detail of the statement before.</param>
internal readonly record struct AnswerLine(string Text, bool Detail = false);

/// <summary>A table of cells.</summary>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows, one cell for each column.</param>
internal sealed record AnswerTable(IReadOnlyList<AnswerColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>What it holds, where it stands beside others; empty where that is plain.</summary>
    public string Caption { get; init; } = "";
}

/// <summary>A column.</summary>
/// <param name="Header">Its heading.</param>
/// <param name="IsText">Whether it holds words, which stand to the left.</param>
/// <param name="IsKey">
/// Whether it says what a row is about. Keys stand before the figures, and again before those that a second table shows.
/// </param>
internal readonly record struct AnswerColumn(string Header, bool IsText = false, bool IsKey = false);
