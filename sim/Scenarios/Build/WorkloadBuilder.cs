using HvSim.Engine;
using HvSim.Models.Guests;
using HvSim.Models.Guests.Locking;
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
    public static GuestProgram Program(GuestSpec guest, IoBuilder io)
    {
        var program = new ProgramBuilder();
        foreach (var step in guest.Workload.Each)
        {
            if (step.Transfer is { } transfer)
            {
                var (number, driver) = io.Resolve(transfer, guest);
                program.Transfer(number, transfer.Kind, transfer.Count, transfer.IsParallel, driver);
            }
            else
                Write(step, guest.Workload, program);
            if (guest.Workload is TraceWorkload)
                program.EndLife();
        }
        return program.Build();
    }

    private static void Write(StepSpec step, WorkloadSpec workload, ProgramBuilder program)
    {
        switch (step.Kind)
        {
            case StepKind.Cpu:
                program.Compute(SamplerOf(step.Time));
                break;
            case StepKind.Sleep:
                program.Sleep(SamplerOf(step.Time));
                break;
            case StepKind.Lock:
                var critical = step.Lock!;
                program.Lock(critical.Name, critical.Kind, SamplerOf(step.Time), critical.Times, SamplerOf(critical.Between));
                break;
            case StepKind.Barrier:
                var barrier = step.Barrier!;
                var threads = ThreadsOf(workload);
                program.Barrier(
                    new BarrierSettings(barrier.Parties ?? threads, threads, barrier.Spins), barrier.Times, SamplerOf(barrier.Between));
                break;
            case StepKind.StopTheWorld:
                program.Pause(step.Every, SamplerOf(step.Time));
                break;
            case StepKind.Flush or StepKind.InterruptOne or StepKind.InterruptAll:
                var signal = step.Signal!;
                program.Signal(ActionOf(step.Kind), signal.Times, SamplerOf(signal.Between), signal.IncludesIdle);
                break;
            default:
                throw new ArgumentException($"A step of the kind {step.Kind} has no model.");
        }
    }

    private static int ThreadsOf(WorkloadSpec workload) => workload switch
    {
        ClosedWorkload closed => closed.Clients,
        BatchWorkload batch => batch.Threads,
        _ => throw new ArgumentException($"A barrier in a workload of the kind {workload.GetType().Name} has no number of parties."),
    };

    private static StepAction ActionOf(StepKind kind) => kind switch
    {
        StepKind.Flush => StepAction.Flush,
        StepKind.InterruptOne => StepAction.InterruptOne,
        _ => StepAction.InterruptAll,
    };

    private static TimeSampler? SamplerOf(TimeLaw? law) => law is { } some ? SamplerOf(some) : null;

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
