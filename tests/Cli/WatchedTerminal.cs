namespace HvSim.Tests.Cli;

/// <summary>A terminal on which something happens each time that a word appears.</summary>
internal sealed class WatchedTerminal(string word, Action then) : StringWriter
{
    public override void Write(string? value)
    {
        base.Write(value);
        if (value?.Contains(word, StringComparison.Ordinal) == true)
            then();
    }
}
