using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace HvSim.Import.Perfmon;

/// <summary>
/// English names of the counters that a load is made of, and what a Windows in another language calls them. Names are compared
/// without regard to case and accents.
/// </summary>
internal sealed class CounterNames
{
    private const string Resource = "HvSim.Import.CounterNames.csv";

    private readonly Dictionary<string, List<string>> _objects = [];
    private readonly Dictionary<(string Object, string Counter), string> _counters = [];

    private CounterNames()
    {
    }

    /// <summary>Reads the names that are part of the program.</summary>
    public static CounterNames Load()
    {
        var names = new CounterNames();
        using var stream = typeof(CounterNames).Assembly.GetManifestResourceStream(Resource)!;
        using var text = new StreamReader(stream);
        using var rows = new CsvReader(text, new CsvConfiguration(CultureInfo.InvariantCulture));
        rows.Read();
        rows.ReadHeader();
        while (rows.Read())
            names.Add(rows.GetField("object")!, rows.GetField("counter")!, rows.GetField("name")!);
        return names;
    }

    /// <summary>The path with English names, as far as they are known; otherwise the same path.</summary>
    public CounterPath English(CounterPath path)
    {
        if (!_objects.TryGetValue(Folded.Of(path.Object), out var objects))
            return path;
        var counter = Folded.Of(path.Counter);
        foreach (var name in objects)
        {
            if (_counters.TryGetValue((name, counter), out var english))
                return path with { Object = name, Counter = english };
        }
        return path with { Object = objects[0] };
    }

    /// <summary>Whether both object and counter are known, in any language.</summary>
    public bool Knows(CounterPath path) =>
        _objects.TryGetValue(Folded.Of(path.Object), out var objects)
        && objects.Exists(name => _counters.ContainsKey((name, Folded.Of(path.Counter))));

    private void Add(string @object, string counter, string name)
    {
        if (counter.Length == 0)
        {
            var folded = Folded.Of(name);
            if (!_objects.TryGetValue(folded, out var objects))
                _objects.Add(folded, objects = []);
            if (!objects.Contains(@object))
                objects.Add(@object);
        }
        else
        {
            _counters[(@object, Folded.Of(name))] = counter;
        }
    }
}
