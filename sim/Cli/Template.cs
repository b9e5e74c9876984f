namespace HvSim.Cli;

/// <summary>
/// A scenario to start from. Its first line is the question that it answers; its name stands for the scenario's.
/// </summary>
internal sealed class Template
{
    /// <summary>Name of the template that is taken where none is named.</summary>
    public const string Default = "web-density";

    private readonly string _text;

    private Template(string name)
    {
        Name = name;
        using var reader = new StreamReader(typeof(Template).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The template {name} is not in the assembly."));
        _text = reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>Every template, the default one first.</summary>
    public static IReadOnlyList<Template> All { get; } =
        [new(Default), new("consolidation"), new("batch"), new("closed"), new("short-slice")];

    /// <summary>Name of the template.</summary>
    public string Name { get; }

    /// <summary>The question that it answers.</summary>
    public string Question => _text[1.._text.IndexOf('\n', StringComparison.Ordinal)].Trim();

    /// <summary>Its text as a scenario of the given name.</summary>
    public string TextFor(string name) => _text.Replace($"\nname: {Name}\n", $"\nname: {name}\n", StringComparison.Ordinal);
}
