using System.Globalization;
using System.Text;
using HvSim.Report.Files;
using HvSim.Scenarios.Results;

namespace HvSim.Report.Perfmon;

/// <summary>
/// <c>perfmon.csv</c>: samples as Windows logs performance counters (PDH-CSV 4.0), for tools that read such logs. Results hold no
/// time of day, so that the run begins on the first of January 2000, 00:00:00 UTC.
/// </summary>
public static class PerfmonCsv
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "perfmon.csv";

    private const string Host = @"\\HVSIM\";
    private const string Zone = "(PDH-CSV 4.0) (UTC)(0)";
    private const string NoValue = " ";
    private const string EndOfLine = "\r\n";
    private const long NanosecondsPerTick = 100;

    // What is smaller Windows writes with an exponent of three digits.
    private const double LeastPlain = 1e-4;

    private static readonly DateTime Beginning = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Writes samples, which may be made while they are written.</summary>
    /// <param name="samples">The samples, at least one.</param>
    /// <param name="stream">Where to.</param>
    public static void Write(IEnumerable<CounterSample> samples, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(samples);
        using var text = new StreamWriter(stream, Encoding.ASCII, leaveOpen: true) { NewLine = EndOfLine };
        CounterSample? then = null;
        IReadOnlyList<Counter> counters = [];
        foreach (var now in samples)
        {
            if (then is null)
            {
                counters = CounterList.Of(now);
                Row(text, counters.Select(counter => Host + counter.Path).Prepend(Zone));
            }
            Row(text, counters.Select(counter => Value(counter, then, now)).Prepend(Time(now)));
            then = now;
        }
    }

    /// <summary>A value as Windows writes it, rounded as all results are.</summary>
    internal static string Text(double? value)
    {
        if (Figure.Rounded(value) is not { } number)
            return NoValue;
        return number == 0 || Math.Abs(number) >= LeastPlain
            ? ((decimal)number).ToString("0.##################", CultureInfo.InvariantCulture)
            : number.ToString("0.########e+000", CultureInfo.InvariantCulture);
    }

    private static string Value(Counter counter, CounterSample? then, CounterSample now) =>
        then is null && counter.IsRate ? NoValue : Text(counter.Value(then ?? now, now));

    private static string Time(CounterSample sample) => Beginning
        .AddTicks(sample.At.Nanoseconds / NanosecondsPerTick)
        .ToString("MM/dd/yyyy HH:mm:ss.fff", CultureInfo.InvariantCulture);

    private static void Row(StreamWriter text, IEnumerable<string> fields) =>
        text.WriteLine(string.Join(',', fields.Select(field => $"\"{field}\"")));
}
