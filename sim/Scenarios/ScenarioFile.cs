namespace HvSim.Scenarios;

/// <summary>Reads scenarios.</summary>
public static class ScenarioFile
{
    /// <summary>Reads a file and overrides some of its values.</summary>
    public static LoadResult Load(string path, IReadOnlyList<Override> overrides) => ScenarioDocument.Read(path).With(overrides);

    /// <summary>Takes a text as the content of a file and overrides some of its values.</summary>
    public static LoadResult Parse(string text, string fileName, IReadOnlyList<Override> overrides) =>
        ScenarioDocument.Parse(text, fileName).With(overrides);
}
