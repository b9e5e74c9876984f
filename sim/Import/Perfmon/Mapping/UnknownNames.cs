namespace HvSim.Import.Perfmon;

/// <summary>Tells counters whose names are not known from those that are no demand of a guest.</summary>
internal static class UnknownNames
{
    /// <summary>Whether a counter, or its object at least, has a name in another language than English that is known.</summary>
    public static bool IsTranslated(LogColumn column) =>
        CounterPath.Read(column.Text) is { } own && (Differs(own.Object, column.Path.Object) || HasKnownCounter(own, column));

    /// <summary>Whether nobody can say what a counter that was not taken shows.</summary>
    /// <param name="column">The counter.</param>
    /// <param name="isTranslated">Whether its log has names in another language than English.</param>
    public static bool Has(LogColumn column, bool isTranslated)
    {
        if (HyperVObject.IsTranslated(column.Path.Object))
            return true;
        if (CounterPath.Read(column.Text) is not { } own || HasKnownCounter(own, column))
            return false;
        return isTranslated || !own.Object.All(char.IsAscii) || !own.Counter.All(char.IsAscii);
    }

    private static bool HasKnownCounter(CounterPath own, LogColumn column) => Differs(own.Counter, column.Path.Counter);

    private static bool Differs(string own, string english) => Folded.Of(own) != Folded.Of(english);
}
