using System.Collections.Concurrent;
using HvSim.Scenarios.Results;
using HvSim.Scenarios.Specs;

namespace HvSim.Experiments.Resuming;

/// <summary>
/// Keeps every finished replication in a folder and takes it from there when it is asked for again, so that a study that was
/// interrupted, or killed, goes on where it was. A run is a pure function, so nobody can tell the difference. What goes wrong
/// with the folder costs time, never the study.
/// </summary>
/// <param name="execute">Simulates one replication; a pure function.</param>
/// <param name="folder">The folder; nothing else is in it. It is made when there is something to keep.</param>
/// <param name="build">Identity of the program: <see cref="BuildIdentity.Text"/>.</param>
/// <param name="renew">Whether to simulate everything anew, in place of what is kept.</param>
public sealed class StoredRuns(Func<Scenario, ulong, RunResult> execute, string folder, string build, bool renew)
{
    /// <summary>Name of the folder within a folder of results.</summary>
    public const string FolderName = "finished";

    // What other studies of the scenario may keep beside the present one: some hundred points, and less than most disks notice.
    private const long BytesOfOthers = 256L << 20;

    private readonly ConcurrentDictionary<string, bool> _used = new(StringComparer.Ordinal);
    private int _taken, _damaged, _unkept;
    private Exception? _fault;

    /// <summary>Replications of an earlier run of the program that were taken from the folder.</summary>
    public int Taken => Volatile.Read(ref _taken);

    /// <summary>Files that were damaged or could not be read; their replications were simulated again.</summary>
    public int Damaged => Volatile.Read(ref _damaged);

    /// <summary>Replications that were simulated and could not be kept.</summary>
    public int Unkept => Volatile.Read(ref _unkept);

    /// <summary>Why the first of <see cref="Unkept"/> could not be kept; null where all were.</summary>
    public Exception? Fault => Volatile.Read(ref _fault);

    /// <summary>The replication, from the folder or else simulated and kept; called from several threads.</summary>
    public RunResult Execute(Scenario scenario, ulong seed)
    {
        var key = RunKey.Of(build, scenario, seed);
        var isFirstUse = _used.TryAdd(key.FileName, true);
        if (!renew && Take(key) is { } kept)
        {
            if (isFirstUse)
                Interlocked.Increment(ref _taken);
            return kept;
        }
        var run = execute(scenario, seed);
        Keep(key, run);
        return run;
    }

    /// <summary>
    /// To be called after a study that is complete. Removes what can be of no use any more (files of other builds, and what was
    /// being written when a program was killed), and of what this study did not use the oldest beyond 256 MiB. The rest stays:
    /// who narrows an axis, or tries another value and goes back, does not simulate again.
    /// </summary>
    public void Tidy()
    {
        try
        {
            Tidy(new DirectoryInfo(folder));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // There is nothing to tidy, or it has to wait.
        }
    }

    private void Tidy(DirectoryInfo place)
    {
        long others = 0;
        foreach (var file in place.EnumerateFiles().Where(file => !_used.ContainsKey(file.Name))
            .OrderByDescending(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal))
        {
            var isRun = file.Name.EndsWith(RunKey.Ending, StringComparison.Ordinal);
            if (!isRun && !file.Name.EndsWith(RunFile.TemporaryEnding, StringComparison.Ordinal))
                continue;
            if (isRun && file.Name.StartsWith(RunKey.Prefix(build), StringComparison.Ordinal)
                && (others += file.Length) <= BytesOfOthers)
                continue;
            file.Delete();
        }
    }

    private RunResult? Take(RunKey key)
    {
        var path = Path.Combine(folder, key.FileName);
        try
        {
            if (!File.Exists(path))
                return null;
            if (RunFile.Read(path, key) is { } run)
                return run;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // As good as damaged.
        }
        Interlocked.Increment(ref _damaged);
        return null;
    }

    private void Keep(RunKey key, RunResult run)
    {
        try
        {
            Directory.CreateDirectory(folder);
            RunFile.Write(Path.Combine(folder, key.FileName), key, run);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Interlocked.Increment(ref _unkept);
            Interlocked.CompareExchange(ref _fault, e, null);
        }
    }
}
