using System.CommandLine;
using HvSim.Cli.Studies;

namespace HvSim.Cli.Verbs;

/// <summary><c>hvsim FILE</c>: sweeps if the scenario has a sweep, else runs. Its own name is not shown to anybody.</summary>
internal sealed class FileVerb
{
    private readonly Surroundings _world;
    private readonly Argument<string> _file = SharedOptions.File();

    public FileVerb(Surroundings world)
    {
        _world = world;
        var options = new StudyOptions();
        Command = new Command("scenario-file") { _file };
        Command.Hidden = true;
        options.AddTo(Command, canSearch: true);
        Command.SetAction(parsed =>
            StudyRequest.Of(parsed, options, parsed.GetRequiredValue(_file), StudyKind.AsTheFileSays).Carry(world));
    }

    public Command Command { get; }

    /// <summary>Whether there is a word in the place of the file.</summary>
    public bool HasFile(ParseResult parsed) => parsed.GetResult(_file)?.Tokens.Count > 0;

    /// <summary>What stands in the place of the file, where it is a plain word and no file.</summary>
    public string? WordIn(ParseResult parsed)
    {
        var word = parsed.GetResult(_file)?.Tokens.Select(token => token.Value).FirstOrDefault();
        return word is null || word.AsSpan().ContainsAny("./\\") || File.Exists(_world.PathOf(word)) ? null : word;
    }
}
