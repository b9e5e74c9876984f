using BenchmarkDotNet.Running;
using HvSim.Bench.Engine;

switch (args.FirstOrDefault())
{
    case "engine":
        return ComparisonRun.Execute(args.ElementAtOrDefault(1) ?? "");
    case "bdn":
        BenchmarkSwitcher.FromAssembly(typeof(ComparisonRun).Assembly).Run(args[1..]);
        return 0;
    default:
        Console.Error.WriteLine("Usage: dotnet run -c Release --project bench -- engine | bdn [BenchmarkDotNet options]");
        return 2;
}
