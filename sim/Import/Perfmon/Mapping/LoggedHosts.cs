namespace HvSim.Import.Perfmon;

/// <summary>The hosts whose guests a scenario puts on one, and their logical processors.</summary>
internal sealed class LoggedHosts
{
    private readonly SortedDictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _processors = [];

    /// <summary>Logical processors of the host, if there is one and its log shows them.</summary>
    public int? LogicalProcessors => _names.Count < 2 && _processors.Count == 1 ? _processors.Values.Single() : null;

    /// <summary>A host with guests.</summary>
    public void Add(string host) => _names.TryAdd(Folded.Of(host), host);

    /// <summary>What a log shows of the logical processors of a machine, 0 for nothing.</summary>
    public void Learn(string machine, int processors)
    {
        if (processors > 0)
            _processors[machine] = Math.Max(processors, _processors.GetValueOrDefault(machine));
    }

    /// <summary>What is assumed of guests of several hosts; empty where there is one host.</summary>
    public string Assumption()
    {
        if (_names.Count < 2)
            return "";
        var isLogged = _names.Keys.All(_processors.ContainsKey);
        var sum = isLogged
            ? FormattableString.Invariant($"the {_names.Keys.Sum(host => _processors[host])} that the hosts have together")
            : "the sum of theirs";
        return FormattableString.Invariant($"the guests of {_names.Count} hosts ({string.Join(", ", _names.Values)}) ")
            + $"are put on one, whose processors follow from what the guests want and are not {sum}";
    }
}
