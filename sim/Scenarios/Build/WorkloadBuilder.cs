using HvSim.Engine;
using HvSim.Models.Guests;
using HvSim.Models.Workloads;
using HvSim.Scenarios.Specs;

namespace HvSim.Scenarios.Build;

/// <summary>Turns what a scenario says about a guest's work into the models that do it.</summary>
internal static class WorkloadBuilder
{
    /// <summary>The workload of one guest, or null for an idle one.</summary>
    public static IWorkload? Build(WorkloadSpec spec, Simulation simulation, string guest, BatchProgress batches) => spec switch
    {
        IdleWorkload => null,
        OpenWorkload open => new OpenArrivals(simulation, guest, ArrivalsOf(open, simulation, guest)),
        ClosedWorkload closed => new ClosedClients(simulation, guest, closed.Clients, SamplerOf(closed.Think)),
        BatchWorkload batch => new BatchWork(simulation, guest, batch.Threads, batch.Rounds, batches),
        _ => throw new ArgumentException($"The workload {spec.GetType().Name} of {guest} has no model."),
    };

    /// <summary>The program of one request.</summary>
    public static GuestProgram Program(IReadOnlyList<StepSpec> steps)
    {
        var program = new ProgramStep[steps.Count];
        for (var i = 0; i < program.Length; i++)
        {
            var action = steps[i].Kind == StepKind.Cpu ? StepAction.Compute : StepAction.Sleep;
            program[i] = new ProgramStep(action, SamplerOf(steps[i].Time));
        }
        return new GuestProgram(program);
    }

    private static TimeSampler SamplerOf(TimeLaw law) => new(law.Mean, law.Cv);

    private static IArrivalProcess ArrivalsOf(OpenWorkload open, Simulation simulation, string guest)
    {
        var stream = simulation.CreateStream($"{guest}/arrivals");
        return open.Arrivals switch
        {
            ArrivalLaw.Poisson => new PoissonArrivals(stream, open.RatePerSecond),
            ArrivalLaw.Deterministic => new DeterministicArrivals(stream, open.RatePerSecond),
            ArrivalLaw.Bursty => new BurstyArrivals(
                stream, open.RatePerSecond, open.Bursts!.PeakToMean, open.Bursts.Share, open.Bursts.MeanLength),
            _ => throw new ArgumentException($"Arrivals {open.Arrivals} of {guest} have no model."),
        };
    }
}
