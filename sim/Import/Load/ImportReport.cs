namespace HvSim.Import;

/// <summary>
/// What became of monitoring data on their way to a load. Entries are phrases for the user, without a full stop.
/// </summary>
/// <param name="Mapped">What was taken, and as what.</param>
/// <param name="Dropped">What was left out, and why.</param>
/// <param name="Assumed">What the data do not say and was assumed, where no key of the scenario stands for it.</param>
/// <param name="Coverage">The time that the data cover, with their gaps.</param>
public sealed record ImportReport(
    IReadOnlyList<MappedItem> Mapped, IReadOnlyList<DroppedItem> Dropped, IReadOnlyList<string> Assumed,
    IReadOnlyList<string> Coverage)
{
    /// <summary>What the data do not say and was assumed, and a key of the scenario overrides.</summary>
    public IReadOnlyList<KeyedAssumption> Overridable { get; init; } = [];
}

/// <summary>An assumption that a key of the scenario overrides.</summary>
/// <param name="Key">Path of the key, such as <c>guests.&lt;name&gt;.virtualProcessors</c>.</param>
/// <param name="What">Its value, and why.</param>
public readonly record struct KeyedAssumption(string Key, string What);

/// <summary>A part of the data that was taken.</summary>
/// <param name="What">Name in the data, such as a counter.</param>
/// <param name="Target">What it became, such as <c>guest web: processor time</c>.</param>
public readonly record struct MappedItem(string What, string Target);

/// <summary>A part of the data that was left out.</summary>
/// <param name="What">Name in the data, such as a counter.</param>
/// <param name="Reason">Why nothing is made of it.</param>
public readonly record struct DroppedItem(string What, string Reason);
