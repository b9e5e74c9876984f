namespace HvSim.Experiments;

/// <summary>The names of what a statistic of a guest class is formed over.</summary>
public static class Scope
{
    /// <summary>All guests of the class together.</summary>
    public const string Pooled = "pooled";

    /// <summary>
    /// The guest of the class that fares worst: the one with the largest value over all replications together. The estimate and
    /// its interval are that one guest's.
    /// </summary>
    public const string Worst = "worst";
}
