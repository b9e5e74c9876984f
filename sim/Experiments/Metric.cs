namespace HvSim.Experiments;

/// <summary>Something that is measured at every point; an entry of <see cref="MetricCatalog"/>.</summary>
/// <param name="Name">Stable name, lower case with hyphens, such as <c>response-time</c>.</param>
/// <param name="Unit">
/// Unit of its values: <c>ms</c>, <c>us</c>, <c>s</c>, <c>%</c>, <c>/s</c> or <c>1</c> for a plain number.
/// </param>
/// <param name="Description">One sentence on what it is; names the Hyper-V counter where there is one.</param>
public sealed record Metric(string Name, string Unit, string Description)
{
    /// <summary>
    /// The least value that it can have: 0 for times, counts and shares, null (no bound) for what may fall as well as grow. No
    /// interval of it reaches below.
    /// </summary>
    public double? Least { get; init; } = 0;
}
