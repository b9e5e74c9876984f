using System.Text.RegularExpressions;
using HvSim.Scenarios;
using HvSim.Scenarios.Specs;
using HvSim.Tests.Scenarios;

namespace HvSim.Tests.Habits;

/// <summary>What varying one value of a scenario came to.</summary>
/// <param name="Key">The key, with place holders for names and indices.</param>
/// <param name="Acts">Whether something changed; null where the key was not varied.</param>
/// <param name="Finding">What was tried and seen, for messages.</param>
internal sealed record KeyFinding(string Key, bool? Acts, string Finding);

/// <summary>Varies every value in force in one scenario, one at a time, and sees whether anything changes.</summary>
internal sealed partial class KeyTrial
{
    private static readonly Dictionary<string, ParameterDescription> Parameters =
        ScenarioSchema.Parameters.ToDictionary(parameter => parameter.Path, StringComparer.Ordinal);

    // May be written beside a fixed number, from which it follows.
    private const string Most = "run.replications.max";

    private const int Crowd = 40;

    private readonly Outcomes _outcomes;
    private readonly LoadedScenario _loaded;
    private readonly string[] _classes;
    private readonly HashSet<string> _settable;
    private readonly bool _takesWarmup;
    private readonly bool _asShipped;
    private readonly bool _isCrowd;

    /// <summary>Trials of one scenario.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="asShipped">
    /// Whether only its simulated time is cut; else it is made small, and what a key needs in order to act is set beside it.
    /// </param>
    public KeyTrial(string file, bool asShipped = false)
    {
        _asShipped = asShipped;
        var document = ScenarioDocument.Read(Repository.File(file));
        _outcomes = new Outcomes(document);
        var whole = document.With([]).Loaded!;
        _classes = [.. whole.Scenario.Guests.Select(guest => guest.Name)];
        _settable = [.. whole.Effective.Where(value => value.Evidence != "derived").Select(value => value.Path)];
        _takesWarmup = whole.Scenario.Guests.Any(guest => guest.Workload is not BatchWorkload) && !whole.Scenario.FollowsTraces();
        _isCrowd = whole.Scenario.Guests.Sum(guest => guest.Count) > Crowd;
        _loaded = document.With(Expand(Smaller)).Loaded!;
    }

    public IReadOnlyList<KeyFinding> Findings() =>
        [.. _loaded.Effective.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(Try)];

    /// <summary>A path with place holders in the place of names and indices.</summary>
    public static string KeyOf(string path)
    {
        var key = path.StartsWith("sweep.axes[", StringComparison.Ordinal) ? "sweep.axes[<path>]" : Index().Replace(path, "[]");
        if (path.StartsWith("alternatives.", StringComparison.Ordinal))
        {
            return "alternatives.<alternative>[<path>]";
        }
        key = Group().Replace(key, "host.cpuGroups.<group>$1");
        key = Adapter().Replace(Device().Replace(key, "host.storage.<device>$1"), "host.network.<adapter>$1");
        key = Disk().Replace(key, "$1.disks.<disk>$2");
        return Share().Replace(Guest().Replace(key, "guests.<name>$1"), "mix.shares.<guest>");
    }

    private KeyFinding Try(EffectiveValue value)
    {
        var key = KeyOf(value.Path);
        var guest = _loaded.Scenario.Guests.FirstOrDefault(
            guest => value.Path.StartsWith($"guests.{guest.Name}.", StringComparison.Ordinal));
        if (KeyTables.Fixed.TryGetValue(key, out var reason))
        {
            return new KeyFinding(key, null, reason);
        }
        if (_asShipped && KeyTables.SilentAsShipped.TryGetValue(key, out var silence))
        {
            return new KeyFinding(key, null, silence);
        }
        if (!_settable.Contains(value.Path))
        {
            return new KeyFinding(key, null, "follows from other values");
        }
        if (IdleKeyTable.All.FirstOrDefault(idle => idle.Key == key && idle.Where(_loaded.Scenario, guest)) is { } idle)
        {
            return new KeyFinding(key, null, idle.Reason);
        }
        var beside = KeyTables.Auxiliaries.FirstOrDefault(auxiliary => auxiliary.Key == key)?.Values ?? [];
        return Vary(key, value.Path, _asShipped ? Expand(Smaller) : [.. Expand(Smaller), .. Expand(beside)]);
    }

    private IReadOnlyList<Override> Smaller => !_asShipped ? KeyTables.Shorter : _isCrowd ? KeyTables.Briefest : KeyTables.Brief;

    private KeyFinding Vary(string key, string path, IReadOnlyList<Override> overrides)
    {
        var before = _outcomes.Load(overrides);
        if (key == "host.hypervisor")
        {
            return Judge(key, path, ["classic"], word => Changes(key, before, [.. overrides, new($"{path}.scheduler", word)]),
                all: true);
        }
        // A scenario that is refused, as on a machine beyond a limit, has the value that it was given.
        var value = (before.Loaded ?? _loaded).Effective.Single(value => value.Path == path);
        // Read only as far as needed: most keys act with the first value, and whether a value can be takes a reading of the file.
        var others = OtherValues.Of(value, Parameters.GetValueOrDefault(key)?.Choices ?? [], _classes)
            .Where(other => CanBe(path, other))
            .Concat(KeyTables.LastResorts.GetValueOrDefault(key, []));
        var finding = Judge(key, path, others, other => Changes(key, before, [.. overrides, new(path, other)]),
            all: value.Dimension is "choice" or "yes or no");
        return before.IsValid ? finding : finding with { Finding = $"{finding.Finding}, beside {Outcomes.Problems(before)}" };
    }

    private static KeyFinding Judge(string key, string path, IEnumerable<string> others, Func<string, bool> changes, bool all)
    {
        var silent = new List<string>();
        var hasOthers = false;
        foreach (var other in others)
        {
            hasOthers = true;
            if (!changes(other))
            {
                silent.Add(other);
            }
            else if (!all)
            {
                return new KeyFinding(key, true, $"'{other}' changes something");
            }
        }
        if (hasOthers && silent.Count == 0)
        {
            return new KeyFinding(key, true, "every other choice changes something");
        }
        var tried = !hasOthers ? "no allowed value" : string.Join(" or ", silent);
        return new KeyFinding(key, false, $"{path}: nothing changes with {tried}");
    }

    private bool CanBe(string path, string other) => _outcomes.Load([new Override(path, other)]).Problems
        .All(problem => problem.Path != path || problem.Code is not (ProblemCode.OutOfRange or ProblemCode.BadValue));

    private bool Changes(string key, LoadResult before, IReadOnlyList<Override> overrides)
    {
        var after = _outcomes.Load(overrides);
        if (Outcomes.Problems(before) != Outcomes.Problems(after))
        {
            return true;
        }
        if (before.Loaded is not { } then || after.Loaded is not { } now)
        {
            return false;
        }
        if (key.StartsWith("objectives", StringComparison.Ordinal) || key.StartsWith("run.replications", StringComparison.Ordinal)
            || key.StartsWith("run.precision", StringComparison.Ordinal))
        {
            return _outcomes.Verdicts(then) != _outcomes.Verdicts(now);
        }
        return key.StartsWith("sweep", StringComparison.Ordinal)
            ? _outcomes.Points(then, overrides) != _outcomes.Points(now, overrides)
            : _outcomes.Figures(then) != _outcomes.Figures(now);
    }

    private Override[] Expand(IReadOnlyList<Override> overrides) =>
    [
        .. overrides.SelectMany(change => change.Path.Contains('*', StringComparison.Ordinal)
            ? _classes.Select(name => change with { Path = change.Path.Replace("*", name, StringComparison.Ordinal) })
            : [change])
            .Where(change => _settable.Contains(change.Path) || change.Path == Most)
            .Where(change => _takesWarmup || change.Path != "run.warmup"),
    ];

    [GeneratedRegex(@"^host\.storage\.[^.]+(\.|$)")]
    private static partial Regex Device();

    [GeneratedRegex(@"^host\.network\.[^.]+(\.|$)")]
    private static partial Regex Adapter();

    [GeneratedRegex(@"^(guests\.[^.]+)\.disks\.[^.]+(\.|$)")]
    private static partial Regex Disk();

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Index();

    [GeneratedRegex(@"^host\.cpuGroups\.[^.]+(\.|$)")]
    private static partial Regex Group();

    [GeneratedRegex(@"^guests\.[^.]+(\.|$)")]
    private static partial Regex Guest();

    [GeneratedRegex(@"^mix\.shares\..+$")]
    private static partial Regex Share();
}
