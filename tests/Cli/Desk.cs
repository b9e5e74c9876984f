using HvSim.Cli;

namespace HvSim.Tests.Cli;

/// <summary>A folder of its own in which commands run without a process, and what they wrote last.</summary>
internal sealed class Desk : IDisposable
{
    /// <summary>A host that a few web guests overload, simulated for two seconds.</summary>
    public const string SmallHost = """
        # How many web guests fit on this small host?
        schemaVersion: 1
        name: small
        host:
          machine: { sockets: 1, coresPerSocket: 2, threadsPerCore: 1 }
          os: windows-server-2016
          hypervisor: { scheduler: classic }
        guests:
          web:
            virtualProcessors: 1
            workload:
              requests: { arrivals: poisson, rate: 100 /s }
              each: [ { cpu: { mean: 3 ms, cv: 1 } } ]
        objectives:
          - { guest: web, metric: response-time, statistic: mean, limit: 20 ms }
        run: { duration: 2 s, warmup: 200 ms, replications: 3, seed: 7 }

        """;

    /// <summary>The same host with an axis.</summary>
    public const string SmallSweep = SmallHost + "sweep: { axes: { guests.web.count: [1, 2, 3, 4, 5, 6] } }\n";

    /// <summary>The same host with a search.</summary>
    public const string SmallSearch = SmallHost + "sweep: { axes: { guests.web.count: 1..20 }, find: overload }\n";

    public Desk(string? scenario = null, string file = "small.yaml")
    {
        Folder = Directory.CreateTempSubdirectory("hvsim-").FullName;
        if (scenario is not null)
            Put(file, scenario);
    }

    public string Folder { get; }

    /// <summary>What the last command wrote to standard output.</summary>
    public string Output { get; private set; } = "";

    /// <summary>The same without its line breaks and columns.</summary>
    public string Flat => string.Join(' ', Output.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What the last command wrote to standard error.</summary>
    public string Error { get; private set; } = "";

    /// <summary>The clock on the wall.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public int Run(params string[] args) => Run(new StringWriter { NewLine = "\n" }, CancellationToken.None, args);

    /// <summary>Runs a command whose standard error is a terminal.</summary>
    public int Run(StringWriter terminal, CancellationToken cancellation, params string[] args)
    {
        var output = new StringWriter { NewLine = "\n" };
        var code = Tool.Run(args, new Surroundings
        {
            Output = output,
            Error = terminal,
            WorkingDirectory = Folder,
            Clock = Clock,
            ErrorIsTerminal = cancellation.CanBeCanceled,
            Cancellation = cancellation,
        });
        (Output, Error) = (output.ToString(), terminal.ToString());
        return code;
    }

    public void Put(string file, string text) => File.WriteAllText(At(file), text);

    public string Text(string file) => File.ReadAllText(At(file));

    public bool Has(string file) => File.Exists(At(file)) || Directory.Exists(At(file));

    /// <summary>Every file below a folder with its bytes.</summary>
    public SortedDictionary<string, string> Bytes(string folder)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(At(folder), "*", SearchOption.AllDirectories))
            files.Add(Path.GetRelativePath(At(folder), file), Convert.ToBase64String(File.ReadAllBytes(file)));
        return files;
    }

    public string At(string file) => Path.Combine(Folder, file);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
