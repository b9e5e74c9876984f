using System.CommandLine;

namespace HvSim.Cli.Verbs;

/// <summary><c>hvsim new</c>: a commented scenario to start from; never overwrites a file.</summary>
internal static class NewVerb
{
    private static readonly string[] Endings = [".yaml", ".yml"];

    public static Command Command(Surroundings world)
    {
        var name = new Argument<string?>("NAME")
        {
            Description = "Name of the scenario and of its file [default: the template's].",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var template = new Option<string>("--template", "-t")
        {
            Description = "What to start from; see --list.",
            HelpName = "name",
        };
        var list = new Option<bool>("--list") { Description = "List the templates." };
        var command = new Command("new", "Writes a commented scenario to start from.") { name, template, list };
        command.SetAction(parsed => parsed.GetValue(list)
            ? List(world)
            : Write(world, parsed.GetValue(name), parsed.GetValue(template) ?? Template.Default));
        return command;
    }

    private static int List(Surroundings world)
    {
        foreach (var template in Template.All)
            world.Output.WriteLine($"{template.Name,-16}{template.Question}");
        return ExitCode.Done;
    }

    private static int Write(Surroundings world, string? wanted, string templateName)
    {
        var template = Template.All.FirstOrDefault(one => one.Name == templateName) ?? throw new UsageException(
            $"there is no template '{templateName}'. Templates: {string.Join(", ", Template.All.Select(one => one.Name))}.");
        var file = FileOf(wanted ?? template.Name);
        var name = Path.GetFileNameWithoutExtension(file);
        if (name.Length == 0 || name[0] == '-' || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            throw new UsageException(
                $"'{name}' cannot name a scenario. Use lower-case letters, digits and hyphens, such as my-host.");

        var path = world.PathOf(file);
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        Create(path, file, template.TextFor(name));
        world.Output.WriteLine($"wrote {file}: {template.Question}");
        world.Output.WriteLine($"Next: edit it, then 'hvsim {file}'. 'hvsim explain {file}' shows every value in force.");
        return ExitCode.Done;
    }

    private static void Create(string path, string shown, string text)
    {
        if (File.Exists(path) || Directory.Exists(path))
            throw new UsageException($"{shown} exists already and is not overwritten. Choose another name.");
        using var writer = new StreamWriter(new FileStream(path, FileMode.CreateNew, FileAccess.Write));
        writer.Write(text);
    }

    private static string FileOf(string name) => Endings.Contains(Path.GetExtension(name)) ? name : name + Endings[0];
}
