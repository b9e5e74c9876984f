using BenchmarkDotNet.Running;
using HvSim.Bench.Engine;
using HvSim.Bench.Host;

var filter = args.ElementAtOrDefault(1) ?? "";
switch (args.FirstOrDefault())
{
    case "engine":
        return new ComparisonRun(engines: 1).Execute(filter);
    case "variants":
        return new ComparisonRun(Comparison.Engines.Count).Execute(filter);
    case "host":
        return HostSpeed.Execute();
    case "schedulers":
        return SchedulerScale.Execute();
    case "crn":
        return CrnGain.Execute();
    case "timeline":
        return TimelineCost.Execute();
    case "bdn":
        BenchmarkSwitcher.FromAssembly(typeof(ComparisonRun).Assembly).Run(args[1..]);
        return 0;
    default:
        Console.Error.WriteLine(
            "Usage: dotnet run -c Release --project bench -- "
            + "engine|variants [model] | host | schedulers | crn | timeline | bdn [options]");
        return 2;
}
