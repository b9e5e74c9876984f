namespace HvSim.Scenarios.Values;

/// <summary>Why a text is not a value, and what to write instead.</summary>
internal sealed record Fault(string Code, string Reason, string Cure);

/// <summary>A text read as a value, or the reason why it is none.</summary>
/// <param name="Value">The value; meaningless with a fault.</param>
/// <param name="Text">The value in its one canonical spelling.</param>
/// <param name="Fault">Null where the text is a value.</param>
internal readonly record struct Reading<T>(T Value, string Text, Fault? Fault)
{
    public static Reading<T> Bad(string reason, string cure) =>
        new(default!, "", new Fault(ProblemCode.BadValue, reason, cure));
}
