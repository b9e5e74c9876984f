namespace HvSim.Cli;

/// <summary>The forms that results take on standard output.</summary>
internal enum OutputFormat
{
    /// <summary>For people, at most 100 columns wide.</summary>
    Text,

    /// <summary>For programs.</summary>
    Json,

    /// <summary>One observation a row.</summary>
    Csv,

    /// <summary>To be pasted into a report.</summary>
    Markdown,
}
