namespace HvSim.Scenarios;

/// <summary>Something in a scenario that the user has to know: what, where, why and what to do.</summary>
/// <param name="File">The file as the user named it, or <c>command line</c>.</param>
/// <param name="Line">Line in the file, from 1; 0 where there is no position.</param>
/// <param name="Column">Column in the line, from 1; 0 where there is no position.</param>
/// <param name="Path">Path of the scenario value, such as <c>guests.web.count</c>; empty for the file as a whole.</param>
/// <param name="Reason">What is wrong, without a full stop.</param>
/// <param name="Cure">What to do, as a sentence; may be empty.</param>
/// <param name="Severity">Whether the scenario can run all the same.</param>
/// <param name="Code">The kind of problem, one of <see cref="ProblemCode"/>.</param>
public sealed record Problem(
    string File, int Line, int Column, string Path, string Reason, string Cure, ProblemSeverity Severity, string Code)
{
    private const string Alternatives = "alternatives";

    /// <summary>Whether the host itself refuses the scenario, so that a sweep counts the point as failed and goes on.</summary>
    public bool IsAdmission => Code.StartsWith(ProblemCode.AdmissionPrefix, StringComparison.Ordinal);

    /// <summary>Name of the alternative that the problem lies in; empty for the rest of the file.</summary>
    public string Alternative
    {
        get
        {
            if (!Path.StartsWith(Alternatives, StringComparison.Ordinal) || Path.Length == Alternatives.Length)
                return "";
            // A name that holds a dot, which none may, stands in brackets.
            var rest = Path.AsSpan(Alternatives.Length);
            var name = rest[1..];
            var end = rest[0] == '[' ? name.IndexOf(']') : name.IndexOfAny('.', '[', ':');
            return (end < 0 ? name : name[..end]).ToString();
        }
    }

    /// <summary>Whether it stops every use of the scenario, and not only that of one of its alternatives.</summary>
    internal bool StopsAll => Severity == ProblemSeverity.Error && Alternative.Length == 0;

    /// <summary>One line: <c>file:12:5: guests.web.cuont: unknown key. Did you mean 'count'?</c></summary>
    public override string ToString()
    {
        var position = Line == 0 ? File : $"{File}:{Line}:{Column}";
        var severity = Severity == ProblemSeverity.Warning ? "warning: " : "";
        var path = Path.Length == 0 ? "" : Path + ": ";
        var cure = Cure.Length == 0 ? "" : " " + Cure;
        return $"{position}: {severity}{path}{Reason}.{cure}";
    }
}

/// <summary>Whether a problem stops the scenario.</summary>
public enum ProblemSeverity
{
    /// <summary>The scenario cannot be used.</summary>
    Error,

    /// <summary>The scenario can be used, but may not mean what its author thinks.</summary>
    Warning,
}
