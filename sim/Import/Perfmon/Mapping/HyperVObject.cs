namespace HvSim.Import.Perfmon;

/// <summary>Objects of Hyper-V by their names, in which Hyper-V itself is not translated.</summary>
internal static class HyperVObject
{
    private const string Product = "hyper-v";
    private const string EnglishBeginning = $"{Product} ";

    /// <summary>
    /// Words in the names of the objects that a guest has too: the bus, and what integrates it, in the alphabets of the known
    /// languages and of Japanese.
    /// </summary>
    private static readonly string[] InGuestsToo = ["virtual machine bus", "integra", "интеграц", "統合"];

    /// <summary>Whether no machine but a host has it.</summary>
    public static bool IsOfHost(string name)
    {
        var folded = Folded.Of(name);
        return folded.Contains(Product, StringComparison.Ordinal)
            && !Array.Exists(InGuestsToo, word => folded.Contains(word, StringComparison.Ordinal));
    }

    /// <summary>Whether it is Hyper-V's and has a name in another language than English.</summary>
    public static bool IsTranslated(string name)
    {
        var folded = Folded.Of(name);
        return folded.Contains(Product, StringComparison.Ordinal)
            && !(folded.StartsWith(EnglishBeginning, StringComparison.Ordinal) && folded.All(char.IsAscii));
    }
}
