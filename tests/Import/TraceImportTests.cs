using HvSim.Import;
using HvSim.Import.Traces;
using HvSim.Import.Writing;
using HvSim.Scenarios;
using HvSim.Tests.Report;
using Xunit;

namespace HvSim.Tests.Import;

/// <summary>Public trace formats, with the traps of their columns, become scenarios that run.</summary>
public sealed class TraceImportTests : IDisposable
{
    internal const string BitbrainsHeader =
        "Timestamp [ms];\tCPU cores;\tCPU capacity provisioned [MHZ];\tCPU usage [MHZ];\tCPU usage [%];"
        + "\tMemory capacity provisioned [KB];\tMemory usage [KB];\tDisk read throughput [KB/s];\tDisk write throughput [KB/s];"
        + "\tNetwork received throughput [KB/s];\tNetwork transmitted throughput [KB/s]";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Seconds in spite of the header, percent of all processors, KB of 1,024 bytes, the network both ways.</summary>
    [Fact]
    public void Bitbrains_IsReadAsItIsMeant()
    {
        Write("7.csv", Bitbrains("1376000000;\t2;\t5200;\t1;\t25.0;\t1.048576E6;\t1024;\t1;\t2;\t3;\t4",
            "1376000300;\t2;\t5200;\t1;\t104.0;\t1048576;\t2048;\t0;\t0;\t0;\t0"));

        var load = BitbrainsImport.Read(_folder.Path);

        var guest = Assert.Single(load.Guests);
        Assert.Equal((300, 2, 1L << 30), (load.Interval.TotalSeconds, guest.VirtualProcessors, guest.AssignedMemoryBytes));
        Assert.Equal([0.5, 2.08], guest.Samples.Select(sample => sample.CpuSeconds));
        var first = guest.Samples[0];
        Assert.Equal((1 << 20, 1024, 2048, 7 * 1024), (first.MemoryBytes, first.ReadBytes, first.WriteBytes, first.NetworkBytes));
        Assert.Equal([300.0, 600], guest.Samples.Select(sample => sample.At.TotalSeconds));
        Assert.True(double.IsNaN(first.Reads) && double.IsNaN(first.Packets));
        Assert.Contains(load.Report.Assumed, text => text.EndsWith(
            "; 3.1 % of all processor time is done later, as a simulated processor has one clock", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1;\t2", "the line has fewer values than the header")]
    [InlineData("1376000000;\t2;\t5200;\t1;\tx;\t1;\t1;\t1;\t2;\t3;\t4", "'x' is no CPU usage [%]")]
    public void Bitbrains_WithABadLine_IsRefusedAtItsPlace(string line, string reason)
    {
        var file = Write("7.csv", Bitbrains(line));

        var refusal = Assert.Throws<ImportException>(() => BitbrainsImport.Read(_folder.Path));

        var problem = Assert.Single(refusal.Problems);
        Assert.Equal((file, 2, reason), (problem.File, problem.Line, problem.Reason));
    }

    [Fact]
    public void PlanetLab_IsAPercentageALine()
    {
        Write("b", "50\n0\n");
        Write("a", "10\n20\n");
        Write("readme.md", "# Traces\n");

        var load = PlanetLabImport.Read(_folder.Path);

        Assert.Equal(["a", "b"], load.Guests.Select(guest => guest.Name));
        Assert.Equal([0.5, 0], load.Guests[1].Samples.Select(sample => sample.CpuSeconds));
        Assert.Equal("readme.md", Assert.Single(load.Report.Dropped).What);
    }

    [Fact]
    public void Azure_TakesProcessorsAndMemoryFromTheTable()
    {
        Write("vmtable.csv", "one,s,d,0,600,99,3,10,Interactive,4,7\n");
        Write("vm_cpu_readings-file-2-of-125.csv", "300,one,1,90,50\n");
        Write("vm_cpu_readings-file-1-of-125.csv", "0,two,1,9,5\n0,one,1,50,20\n");

        var load = AzureImport.Read(_folder.Path);

        Assert.Equal([("one", 4, 7.0 * (1L << 30)), ("two", 1, (double?)null)],
            load.Guests.Select(guest => (guest.Name, guest.VirtualProcessors, guest.AssignedMemoryBytes)));
        Assert.Equal([0.8, 2], load.Guests[0].Samples.Select(sample => sample.CpuSeconds));
    }

    /// <summary>Of 150 % and 50 % of one processor half a processor of two is cut.</summary>
    [Fact]
    public void PlanetLab_AboveTheProcessor_IsCutAndCounted()
    {
        Write("a", "150\n50\n");

        var load = PlanetLabImport.Read(_folder.Path);

        Assert.Equal([(1, 0.5), (0.5, 0)], load.Guests[0].Samples.Select(sample => (sample.CpuSeconds, sample.CutCpuSeconds)));
        Assert.Contains(
            "samples above all processors of their machine: 1, up to 150 %; 25 % of all processor time is cut",
            load.Report.Assumed);
    }

    /// <summary>Of 120 % and 80 % of four processors 0.8 of 8 is cut.</summary>
    [Fact]
    public void Azure_AboveAllProcessors_IsCutAndCounted()
    {
        Write("vmtable.csv", "one,s,d,0,600,99,3,10,Interactive,4,7\n");
        Write("vm_cpu_readings-file-1-of-125.csv", "0,one,1,120,120\n300,one,1,90,80\n");

        Assert.Contains(
            "samples above all processors of their machine: 1, up to 120 %; 10 % of all processor time is cut",
            AzureImport.Read(_folder.Path).Report.Assumed);
    }

    [Fact]
    public void Azure_WithTwoReadingsOfOneTime_KeepsTheFirstAndSaysSo()
    {
        Write("vm_cpu_readings-file-1-of-125.csv", "0,one,1,50,20\n0,two,1,50,20\n0,one,1,80,60\n");

        var load = AzureImport.Read(_folder.Path);

        Assert.Equal(0.2, Assert.Single(load.Guests[0].Samples).CpuSeconds);
        Assert.Contains(
            new DroppedItem("readings: 1", "their machine has another one of the same time before them"), load.Report.Dropped);
    }

    /// <summary>Traces without times would put two days of a machine side by side.</summary>
    [Theory]
    [InlineData("20110303.csv", "20110306.csv", "b", "by its name it is of another day than 20110303.csv")]
    [InlineData("one.csv", "two.csv", "a", "the machine 'a' is in one.csv too")]
    [InlineData("one.csv", "one.csv", "a", null)]
    [InlineData("20110303-1.csv", "20110303-2.csv", "b", null)]
    public void PlanetLab_OfTwoDays_IsRefused(string first, string second, string machine, string? reason)
    {
        Write(first, "vm,t0,t300\na,1,2\n");
        Write(second, $"vm,t0,t300\n{machine},1,2\n");

        if (reason is null)
        {
            Assert.NotEmpty(PlanetLabImport.Read(_folder.Path).Guests);
            return;
        }
        var problem = Assert.Single(Assert.Throws<ImportException>(() => PlanetLabImport.Read(_folder.Path)).Problems);
        Assert.Equal(reason, problem.Reason);
        Assert.Contains("Import each day by itself", problem.Cure);
    }

    /// <summary>Of 1,025 machines the last by name is the busiest: of the others, which are alike, the last one goes.</summary>
    [Fact]
    public void MoreMachinesThanAHostRuns_LeavesOutThoseWithTheLeastLoad()
    {
        var rows = Enumerable.Range(0, 1024).Select(i => FormattableString.Invariant($"m{i:0000},10,10\n"));
        Write("day.csv", $"vm,t0,t300\n{string.Concat(rows)}z,100,100\n");

        var load = PlanetLabImport.Read(_folder.Path);

        Assert.Equal((1024, "m0000", "m1022", "z"), (
            load.Guests.Count, load.Guests[0].Name, load.Guests[^2].Name, load.Guests[^1].Name));
        Assert.Contains(
            new DroppedItem(
                "1 machines, those with the least processor time",
                "a host runs at most 1024; they have 0.1 % of all processor time"), load.Report.Dropped);
        Assert.Equal(103.4, load.AsRead!.CpuSeconds, 6);
    }

    [Theory]
    [InlineData("bitbrains")]
    [InlineData("planetlab")]
    [InlineData("azure")]
    public void AFileInsteadOfAFolder_IsRefusedWithItsFolder(string format)
    {
        var file = Write("a", "1\n");

        var problem = Assert.Single(Assert.Throws<ImportException>(() => Read(format, file)).Problems);

        Assert.Equal("this is a file, and a folder is wanted", problem.Reason);
        Assert.Equal($"Name its folder: {_folder.Path}.", problem.Cure);
    }

    [Theory]
    [InlineData("bitbrains", "7.csv", BitbrainsHeader + "\n", "has a sample", "copied whole")]
    [InlineData("planetlab", "7.csv", "vm,t0,t300\n", "has a sample", "copied whole")]
    [InlineData("azure", "vm_cpu_readings-1.csv", "", "has a sample", "copied whole")]
    [InlineData("azure", "vm_cpu_readings-1.csv.gz", "x", "vm_cpu_readings-1.csv.gz is packed", "Unpack")]
    [InlineData("azure", "summary.csv", "suite,test\n", "no file of the folder holds such a trace", "a folder with such files")]
    [InlineData("azure", "a", "1\n2\n", "there are PlanetLab traces", "'hvsim import planetlab ")]
    [InlineData("planetlab", "log.csv", "\"(PDH-CSV 4.0)\",\"x\"\n", "there are logs", "'hvsim import perfmon ")]
    [InlineData("planetlab", "below/a", "1\n2\n", "no file of the folder holds such a trace", "such as below in it")]
    [InlineData("azure", "below/a", "1\n2\n", "there are PlanetLab traces", "'hvsim import planetlab ")]
    public void AFolderWithoutSamples_IsRefusedWithWhatToDo(string format, string name, string text, string reason, string cure)
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "below"));
        Write(name, text);

        var problem = Assert.Single(Assert.Throws<ImportException>(() => Read(format, _folder.Path)).Problems);

        Assert.Contains(reason, problem.Reason);
        Assert.Contains(cure, problem.Cure);
    }

    /// <summary>What is written runs, and asks for what was read; of classes, their sum does.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData(2)]
    public void Scenario_OfALoad_IsValidAndKeepsItsMeans(int? classes)
    {
        for (var vm = 0; vm < 6; vm++)
        {
            var lines = Enumerable.Range(0, 12)
                .Select(i => (At: 1376000000 + (300 * i) + (vm * 40), Cpu: ((vm * 13) + (i * 7)) % 100))
                .Select(one => FormattableString.Invariant(
                    $"{one.At};2;5200;1;{one.Cpu};1048576;{1000 * vm};{vm};{one.Cpu};1;2"));
            Write($"{vm}.csv", Bitbrains([.. lines]));
        }
        var load = BitbrainsImport.Read(_folder.Path);

        var files = ScenarioWriter.Write(load, new WriterOptions { Name = "bitbrains", Classes = classes }).Files;

        var to = Path.Combine(_folder.Path, "out");
        Directory.CreateDirectory(Path.Combine(to, "traces"));
        foreach (var file in files)
            File.WriteAllText(Path.Combine(to, file.Path), file.Text);
        var result = ScenarioFile.Load(Path.Combine(to, files[0].Path), []);
        Assert.True(result.IsValid, string.Join('\n', result.Problems));
        var guests = result.Loaded!.Scenario.Guests;
        Assert.Equal((classes ?? 6, 6), (guests.Count, guests.Sum(guest => guest.Count)));
        foreach (var column in new[] { "cpu_s_per_s", "write_bytes_per_s", "network_bytes_per_s" })
        {
            var demanded = guests.Sum(guest =>
                guest.Count * SumOf(files.Single(file => file.Path == $"traces/{guest.Name}.csv"), column));
            Assert.Equal(1, demanded / load.Guests.Sum(guest => guest.Samples.Sum(sample => Figure(sample, column))), 5);
        }
        // Memory is there in all of the 13 intervals that the samples meet, and not for the time of 12.
        var held = guests.Sum(guest =>
            guest.Count * SumOf(files.Single(file => file.Path == $"traces/{guest.Name}.csv"), "memory_bytes"));
        Assert.Equal(1, held / (13 * 15_000.0 * 1024), 5);
    }

    [Fact]
    public void Peak_IsTheBusiestWindow()
    {
        Write("vm", string.Join('\n', Enumerable.Range(0, 48).Select(i => i is >= 17 and < 29 ? 90 : 10)));

        var files = ScenarioWriter.Write(
            PlanetLabImport.Read(_folder.Path), new WriterOptions { Name = "planetlab", Peak = TimeSpan.FromHours(1) }).Files;

        Assert.Contains("start: 5100 s", files[0].Text);
        Assert.Contains("duration: 3600 s", files[0].Text);
        Assert.Contains("1 h from 5100 s on (day 1, 01:25 from the beginning): 0.9 processors on average", files[1].Text);
    }

    private static ImportedLoad Read(string format, string path) => format switch
    {
        "bitbrains" => BitbrainsImport.Read(path),
        "planetlab" => PlanetLabImport.Read(path),
        _ => AzureImport.Read(path),
    };

    private static double SumOf(WrittenFile file, string column)
    {
        var lines = file.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var place = Array.IndexOf(lines[0].Split(','), column);
        return lines.Skip(1).Sum(line => double.Parse(line.Split(',')[place], System.Globalization.CultureInfo.InvariantCulture));
    }

    private static double Figure(LoadSample sample, string column) => column switch
    {
        "cpu_s_per_s" => sample.CpuSeconds,
        "write_bytes_per_s" => sample.WriteBytes,
        _ => sample.NetworkBytes,
    };

    private static string Bitbrains(params string[] lines) => BitbrainsHeader + "\n" + string.Join('\n', lines) + "\n";

    private string Write(string name, string text)
    {
        var file = Path.Combine(_folder.Path, name);
        File.WriteAllText(file, text);
        return file;
    }
}
