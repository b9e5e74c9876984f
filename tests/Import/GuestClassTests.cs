using HvSim.Import;
using HvSim.Import.Writing;
using Xunit;

namespace HvSim.Tests.Import;

/// <summary>Classes of like guests have together what the guests have.</summary>
public sealed class GuestClassTests
{
    private const double GiB = 1L << 30;
    private const double Unknown = double.NaN;

    /// <summary>Equally busy guests of two sizes, which processor time alone does not tell apart.</summary>
    [Fact]
    public void Classes_WhereThereAreEnough_DoNotMixSizes()
    {
        GuestTrace[] guests =
            [.. Enumerable.Range(0, 6).Select(i => Guest($"vm{i}", i < 3 ? 1 : 8, 0.5, 0.5, (i < 3 ? 1 : 16) * GiB))];

        var classes = ClassesOf(guests, 2);

        Assert.Equal([1, 8], classes.Select(one => one.Trace.VirtualProcessors).Order());
        Assert.Equal(new KeptTotals(27, 27, 51 * 1024, 51 * 1024), KeptTotals.Of(guests, classes));
    }

    /// <summary>Guests that differ in nothing but memory.</summary>
    [Fact]
    public void Classes_OfGuestsOfOneSize_GoByMemoryToo()
    {
        GuestTrace[] guests = [.. Enumerable.Range(0, 6).Select(i => Guest($"vm{i}", 2, 0.5, 0.5, (i % 2 == 0 ? 2 : 32) * GiB))];

        var classes = ClassesOf(guests, 2);

        Assert.Equal([2 * 1024.0, 32 * 1024], classes.Select(one => GuestMemoryText.MostOf(one.Trace)).Order());
    }

    /// <summary>To 23 processors of eight guests 24 are the nearest multiple; 27.5 GiB is the mean of 20 and 35.</summary>
    [Fact]
    public void Classes_WhereThereAreTooFew_HaveTheMean()
    {
        int[] sizes = [1, 1, 1, 2, 2, 4, 4, 8];
        GuestTrace[] guests = [.. sizes.Select((size, i) => Guest($"vm{i}", size, 0.5, 0.5, (i % 2 == 0 ? 20 : 35) * GiB))];

        var only = Assert.Single(ClassesOf(guests, 1));

        Assert.Equal((3, 27.5 * 1024), (only.Trace.VirtualProcessors, GuestMemoryText.MostOf(only.Trace)));
    }

    /// <summary>The mean of 1, 1, 1 and 2 processors is nearest to 1, which does not carry guests that are all busy.</summary>
    [Theory]
    [InlineData(0.1, 1)]
    [InlineData(1, 2)]
    public void Classes_WhereThereAreTooFew_FitTheBusiestInterval(double busy, int expected)
    {
        int[] sizes = [1, 1, 1, 2];
        GuestTrace[] guests = [.. sizes.Select((size, i) => Guest($"vm{i}", size, 0, busy * size, GiB))];

        Assert.Equal(expected, Assert.Single(ClassesOf(guests, 1)).Trace.VirtualProcessors);
    }

    /// <summary>Guests of 1, 2 and 2 get 2 each, one too many; those of 3 and 4 get 3, one too few, to make up for it.</summary>
    [Fact]
    public void Processors_RoundedInOneClass_AreMadeUpForInAnother()
    {
        GuestTrace[] large = [.. new[] { 1, 2, 2 }.Select(size => Guest($"a{size}", size, 0, 0, GiB))];
        GuestTrace[] small = [.. new[] { 3, 4 }.Select(size => Guest($"b{size}", size, 0, 0, GiB))];

        Assert.Equal([2, 3], ClassProcessors.Of([large, small]));
    }

    [Fact]
    public void Classes_OfGuestsInAnotherOrder_AreTheSame()
    {
        GuestTrace[] guests =
        [
            .. Enumerable.Range(0, 30).Select(i => Guest(
                $"vm{i}", 1 << (i % 3), (i * 7 % 10) / 20.0, (i * 3 % 10) / 10.0, (1 + (i * 11 % 8)) * GiB)),
        ];

        var expected = Clusters.Of(guests, 7).Select(NamesOf);

        Assert.Equal(expected, Clusters.Of([.. guests.Reverse()], 7).Select(NamesOf));
        Assert.Equal(7, expected.Count());

        static string NamesOf(IReadOnlyList<GuestTrace> own) => string.Join(' ', own.Select(guest => guest.Name));
    }

    [Fact]
    public void Report_OfClasses_SaysWhatTheyHaveTogether()
    {
        var load = new ImportedLoad(
            "a test", TimeSpan.FromMinutes(1), [Imported("a", 1, 0.5, 0.5, GiB), Imported("b", 4, 0.5, 0.5, 3 * GiB)],
            new ImportReport([], [], [], []));

        var report = ScenarioWriter.Write(load, new WriterOptions { Name = "test", Classes = 1 }).Files[1].Text;

        Assert.Contains("virtual processors: 5 of the guests, 6 of the classes", report, StringComparison.Ordinal);
        Assert.Contains("most memory: 4 GiB of the guests, 4 GiB of the classes", report, StringComparison.Ordinal);
    }

    private static WrittenClass[] ClassesOf(GuestTrace[] guests, int number)
    {
        var groups = Clusters.Of(guests, number);
        var processors = ClassProcessors.Of(groups);
        return
        [
            .. groups.Select((own, i) => new WrittenClass($"class-{i}", own.Count, GuestTrace.MeanOf(own, processors[i]), [])),
        ];
    }

    private static GuestTrace Guest(string name, int processors, double first, double second, double memory) =>
        GuestTrace.Of(Imported(name, processors, first, second, memory), TimeSpan.FromMinutes(1), 2);

    private static ImportedGuest Imported(string name, int processors, double first, double second, double memory) => new(
        name, processors,
        [
            .. new[] { first, second }.Select((busy, i) => new LoadSample(
                TimeSpan.FromMinutes(i + 1), busy, Unknown, Unknown, Unknown, Unknown, Unknown, Unknown, Unknown)),
        ])
    {
        AssignedMemoryBytes = memory,
    };
}
