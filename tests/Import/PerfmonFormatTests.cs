using System.Globalization;
using System.Text;
using HvSim.Import.Perfmon;
using Xunit;

namespace HvSim.Tests.Import;

/// <summary>What logs differ in: encoding, delimiter, dates, figures, time zones.</summary>
public sealed class PerfmonFormatTests
{
    private const string Utc = "(PDH-CSV 4.0) (UTC)(0)";

    private static readonly string[] Busy = [@"Processor(_Total)\% Processor Time"];

    private static readonly string French = Logs.Of(
        "(PDH-CSV 4.0) (Paris, Madrid)(-60)", [@"Processeur(_Total)\% temps processeur", @"Mémoire\Octets validés"],
        ("01/31/2026 10:00:00.000", "- 4"), ("01/31/2026 10:00:15.000", "25 8"));

    static PerfmonFormatTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("windows-1252", false)]
    [InlineData("ibm850", false)]
    public void Encoding_OfEachKind_IsFound(string name, bool hasMark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(French)];

        var load = Logs.Read(new PerfmonOptions(), Logs.Source(bytes));

        var sample = Assert.Single(Assert.Single(load.Guests).Samples);
        Assert.Equal((0.25, 8.0), (sample.CpuSeconds, sample.MemoryBytes));
    }

    [Theory]
    [InlineData(@"Prozessor(_Total)\Prozessorzeit (%)")]
    [InlineData(@"Processeur(_Total)\% temps processeur")]
    [InlineData(@"Procesador(_Total)\% de tiempo de procesador")]
    [InlineData(@"Processador(_Total)\% tempo de processador")]
    [InlineData(@"Processador(_Total)\% de tempo do processador")]
    [InlineData(@"Процессор(_Total)\% загруженности процессора")]
    [InlineData(@"processor(_total)\% processor time")]
    [InlineData(@"Processor Information(_Total)\% Processor Time")]
    public void ProcessorTime_InAnyLanguage_IsKnown(string counter)
    {
        var load = Logs.Read(Logs.Of(Utc, [counter], ("01/31/2026 10:00:00.000", "-"), ("01/31/2026 10:00:15.000", "25")));

        Assert.Equal(0.25, load.Guests[0].Samples[0].CpuSeconds);
    }

    [Theory]
    [InlineData('\t', "12,5")]
    [InlineData('\t', "12.5")]
    [InlineData(';', "12,5")]
    [InlineData(',', "\"12,5\"")]
    public void Delimiter_AndDecimalMarkOfEachKind_AreRead(char delimiter, string figure)
    {
        string[] lines =
        [
            @"(PDH-TSV 4.0) (UTC)(0)|\\WEB\Processor(_Total)\% Processor Time|Counters of the web server",
            "01/31/2026 10:00:00.000| | ", $"01/31/2026 10:00:15.000|{figure}| ",
        ];
        var text = string.Join("\n", lines).Replace('|', delimiter);

        Assert.Equal(0.125, Logs.Read(text).Guests[0].Samples[0].CpuSeconds);
    }

    [Theory]
    [InlineData("(PDH-CSV 4.0) (India Standard Time)(-330)", -330)]
    [InlineData("(PDH-CSV 4.0) (Pacific Daylight Time)(420)", 420)]
    [InlineData("(PDH-TSV 4.0) (UTC)(0)", 0)]
    [InlineData("(PDH-CSV 4.0) (RTZ 2 (", null)]
    [InlineData("(PDH-CSV 4.0) (RTZ 2 (зима))", null)]
    [InlineData("(PDH-CSV 4.0) (Mars)(99999)", null)]
    [InlineData("(PDH-CSV 4.0)", null)]
    public void TimeZone_WholeOrCutOff_IsRead(string first, int? bias) =>
        Assert.Equal(new TimeZoneMark(true, bias), TimeZoneMark.Read(first));

    [Fact]
    public void LogsOfTwoZones_AreLaidOnOneAxis()
    {
        var india = Logs.Of(
            "(PDH-CSV 4.0) (India Standard Time)(-330)", Busy,
            ("01/31/2026 15:30:15.000", "-"), ("01/31/2026 15:30:30.000", "50"));
        var utc = Logs.Of(Utc, Busy, ("01/31/2026 10:00:00.000", "-"), ("01/31/2026 10:00:15.000", "25"))
            .Replace("WEB", "SQL", StringComparison.Ordinal);

        var load = Logs.Read(india, utc);

        Assert.Equal(
            [("SQL", 15.0), ("WEB", 30.0)], load.Guests.Select(guest => (guest.Name, guest.Samples[0].At.TotalSeconds)));
    }

    [Theory]
    [InlineData("6.9700000000000000128e-005", 6.97e-5)]
    [InlineData("1071.0072491149669531", 1071.0072491149669531)]
    [InlineData("238133030813696", 238133030813696)]
    [InlineData("12,5", 12.5)]
    [InlineData("1.234,5", 1234.5)]
    [InlineData("1,234.5", 1234.5)]
    [InlineData("1,234,567", 1234567)]
    [InlineData("", double.NaN)]
    [InlineData("-1.#IND", double.NaN)]
    public void Figures_AsLogsAndSpreadsheetsWriteThem_AreRead(string text, double expected)
    {
        Assert.True(Figure.TryRead(text, out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("-5")]
    [InlineData("1e300")]
    [InlineData("NaN")]
    [InlineData("1 2")]
    public void Figures_ThatAreNone_AreRefused(string text)
    {
        Assert.False(Figure.TryRead(text, out var value));
        Assert.True(double.IsNaN(value));
    }

    [Theory]
    [InlineData("04/28/2023 05:56:03.500", "2023-04-28T05:56:03.500")]
    [InlineData("28.04.2023 05:56", "2023-04-28T05:56:00")]
    [InlineData("2023-04-28 05:56:03", "2023-04-28T05:56:03")]
    [InlineData("2023/04/28 5:56:03 PM", "2023-04-28T17:56:03")]
    [InlineData("4/28/2023 12:56 AM", "2023-04-28T00:56:00")]
    [InlineData("28/04/23 05:56:03,25", "2023-04-28T05:56:03.25")]
    public void Dates_OfEachForm_AreRead(string text, string expected)
    {
        Assert.True(LogTime.TryRead(text, out var time));
        var evidence = new DateOrderEvidence();
        evidence.Add(time);
        Assert.Equal(DateTime.Parse(expected, CultureInfo.InvariantCulture), time.In(evidence.Decide().Order));
    }

    [Theory]
    [InlineData("13/13/2026 10:00:00")]
    [InlineData("02/30/2026 10:00:00")]
    [InlineData("1/2/3/4 10:00:00")]
    [InlineData("01/02/2026 25:00:00")]
    [InlineData("Exiting, please wait...")]
    [InlineData("")]
    public void Dates_ThatAreNone_AreRefused(string text) =>
        Assert.True(!LogTime.TryRead(text, out var time)
            || (time.In(DateOrder.MonthFirst) is null && time.In(DateOrder.DayFirst) is null));

    [Theory]
    [InlineData(new[] { "3/4/2026 23:59:00", "4/4/2026 00:00:00", "4/4/2026 00:01:00" }, "DayFirst")]
    [InlineData(new[] { "3/4/2026 23:59:00", "3/5/2026 00:00:00", "3/5/2026 00:01:00" }, "MonthFirst")]
    [InlineData(new[] { "3/4/2026 10:00:00", "3/4/2026 10:01:00" }, "MonthFirst")]
    [InlineData(new[] { "12/4/2026 10:00:00", "13/4/2026 10:01:00" }, "DayFirst")]
    public void OrderOfDayAndMonth_IsDecidedByTheDates(string[] dates, string expected)
    {
        var evidence = new DateOrderEvidence();
        foreach (var date in dates)
        {
            Assert.True(LogTime.TryRead(date, out var time));
            evidence.Add(time);
        }
        Assert.Equal(expected, evidence.Decide().Order.ToString());
    }
}
