using System.CommandLine;
using HvSim.Cli.Studies;

namespace HvSim.Cli.Verbs;

/// <summary><c>hvsim FILE</c>: sweeps if the scenario has a sweep, else runs. <c>hvsim</c> alone says what the tool is for.</summary>
internal sealed class FileVerb
{
    private readonly Surroundings _world;
    private readonly Argument<string?> _file = new("FILE")
    {
        Description = "A scenario file: swept if it has a sweep, else run.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public FileVerb(RootCommand root, Surroundings world, StudyOptions options)
    {
        _world = world;
        root.Arguments.Add(_file);
        options.AddTo(root, canSearch: true);
        root.SetAction(parsed => Do(parsed, options));
    }

    /// <summary>The word in the place of a verb, where it names neither a verb nor anything like a file.</summary>
    public string? UnknownVerb(ParseResult parsed)
    {
        var word = parsed.GetResult(_file)?.Tokens.Select(token => token.Value).FirstOrDefault();
        return word is null || word.AsSpan().ContainsAny("./\\") || File.Exists(_world.PathOf(word)) ? null : word;
    }

    private int Do(ParseResult parsed, StudyOptions options)
    {
        if (parsed.GetValue(_file) is { } file)
            return StudyRequest.Of(parsed, options, file, StudyKind.AsTheFileSays).Carry(_world);
        if (parsed.Tokens.Count > 0)
            throw new UsageException("these options need a command or a scenario file. 'hvsim --help' shows what there is.");
        _world.Output.Write(FirstScreen.Text);
        return ExitCode.Done;
    }
}
