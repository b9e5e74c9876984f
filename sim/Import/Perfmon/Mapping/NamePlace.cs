namespace HvSim.Import.Perfmon;

/// <summary>Where the name of a guest stands in a text.</summary>
/// <param name="Name">The name, comparable.</param>
/// <param name="Start">Its first letter.</param>
internal readonly record struct NamePlace(string Name, int Start)
{
    /// <summary>The letter after its last one.</summary>
    public int End => Start + Name.Length;

    /// <summary>Whether it is a part of a longer name that stands there.</summary>
    public bool IsWithin(NamePlace other) => other.Name.Length > Name.Length && other.Start <= Start && other.End >= End;
}
