using HvSim.Engine;
using HvSim.Models.Guests;

namespace HvSim.Models.Workloads;

/// <summary>
/// Requests that arrive at the rates of a trace. Within an interval the rates of all kinds jump together between bursts and calm,
/// so that their mean is that of the interval. Requests arrive whenever the area under their rate has grown by one, or by an
/// exponential amount with mean one. After the last interval nothing arrives.
/// </summary>
public sealed class TraceDemand : IWorkload
{
    private readonly TraceCourse _course;
    private readonly TraceBursts _bursts;
    private readonly bool _goesRound;
    private readonly Duration _offset;
    private readonly Flow[] _flows;
    private readonly RandomStream _lengths;
    private readonly Alarm _intervalEnds;
    private readonly Alarm _stateEnds;
    private readonly double[] _calmToMean;
    private readonly bool _hasBursts;
    private readonly double _calmSeconds;
    private int _interval;
    private bool _inBurst;

    /// <summary>The demand of one partition.</summary>
    /// <param name="simulation">The run.</param>
    /// <param name="name">Prefix of the random streams' names.</param>
    /// <param name="course">The intervals.</param>
    /// <param name="goesRound">Whether the first interval follows the last one; else nothing does.</param>
    /// <param name="offset">Where in the trace the partition begins, less than its length.</param>
    /// <param name="flows">The kinds of requests, in the order of the lives of the partition's program.</param>
    /// <param name="bursts">How they arrive within an interval.</param>
    public TraceDemand(
        Simulation simulation, string name, TraceCourse course, bool goesRound, Duration offset, IReadOnlyList<TraceFlow> flows,
        TraceBursts bursts)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        ArgumentNullException.ThrowIfNull(course);
        ArgumentNullException.ThrowIfNull(flows);
        ArgumentNullException.ThrowIfNull(bursts);
        _course = course;
        _goesRound = goesRound;
        _offset = offset;
        _bursts = bursts;
        _lengths = simulation.CreateStream($"{name}/bursts");
        _calmToMean = [.. bursts.PeakToMean.Select(peak => Math.Max(0, 1 - (peak * bursts.Share)) / (1 - bursts.Share))];
        _hasBursts = bursts.PeakToMean.Any(peak => peak > 1);
        _calmSeconds = bursts.MeanLength.Seconds * (1 - bursts.Share) / bursts.Share;
        _intervalEnds = simulation.CreateAlarm($"{name} interval of the trace ends", OnIntervalEnd);
        _stateEnds = simulation.CreateAlarm($"{name} burst begins or ends", OnStateEnd);
        _flows = new Flow[flows.Count];
        for (var i = 0; i < _flows.Length; i++)
            _flows[i] = new Flow(simulation, $"{name}/{flows[i].Name}", i, flows[i].RatesPerSecond, bursts.IsEven);
    }

    /// <inheritdoc/>
    public bool UsesWorkers => true;

    /// <inheritdoc/>
    public void Start(RequestFlow requests)
    {
        foreach (var flow in _flows)
            flow.Open(requests);
        if (_hasBursts)
        {
            _inBurst = _lengths.NextDouble() < _bursts.Share;
            BeginState();
        }
        _interval = _course.At(_offset);
        _intervalEnds.SetIn(_course.EndOf(_interval) - _offset);
        ChangeRates();
    }

    /// <inheritdoc/>
    public bool GoesOn(Request request) => false;

    /// <inheritdoc/>
    public void Completed(int issuer)
    {
    }

    private void OnIntervalEnd()
    {
        if (++_interval == _course.Intervals)
        {
            if (!_goesRound)
            {
                End();
                return;
            }
            _interval = 0;
        }
        _intervalEnds.SetIn(_course.LengthOf(_interval));
        ChangeRates();
    }

    private void OnStateEnd()
    {
        _inBurst = !_inBurst;
        BeginState();
        ChangeRates();
    }

    private void BeginState() => _stateEnds.SetIn(
        Duration.FromSeconds(_lengths.NextExponential() * (_inBurst ? _bursts.MeanLength.Seconds : _calmSeconds)));

    private void ChangeRates()
    {
        var toMean = !_hasBursts ? 1 : (_inBurst ? _bursts.PeakToMean : _calmToMean)[_interval];
        foreach (var flow in _flows)
            flow.Change(_interval, toMean);
    }

    private void End()
    {
        _stateEnds.Cancel();
        foreach (var flow in _flows)
            flow.End();
    }

    /// <summary>The arrivals of one kind.</summary>
    private sealed class Flow
    {
        // Far beyond the end of any run; the rate changes before.
        private const double Never = 1e8;

        private readonly Simulation _simulation;
        private readonly int _kind;
        private readonly double[] _rates;
        private readonly bool _isEven;
        private readonly RandomStream _gaps;
        private readonly RandomStream _work;
        private readonly Alarm _arrival;
        private RequestFlow? _requests;
        private double _areaLeft;
        private double _rate;
        private Instant _since;

        public Flow(Simulation simulation, string name, int kind, double[] rates, bool isEven)
        {
            _simulation = simulation;
            _kind = kind;
            _rates = rates;
            _isEven = isEven;
            _gaps = simulation.CreateStream($"{name}/arrivals");
            _work = simulation.CreateStream($"{name}/work");
            _arrival = simulation.CreateAlarm($"{name} arrival", OnArrival);
        }

        /// <summary>Equal gaps begin anywhere within the first one, so that guests do not arrive in step.</summary>
        public void Open(RequestFlow requests)
        {
            _requests = requests;
            _areaLeft = _isEven ? _gaps.NextDouble() : _gaps.NextExponential();
        }

        public void Change(int interval, double toMean) => ChangeTo(_rates[interval] * toMean);

        public void End() => ChangeTo(0);

        private void ChangeTo(double rate) => Await(AreaLeftNow(), rate);

        /// <summary>What rounding to nanoseconds took from one gap the next one gets, so that no arrival is lost.</summary>
        private void OnArrival()
        {
            Await(AreaLeftNow() + (_isEven ? 1 : _gaps.NextExponential()), _rate);
            _requests!.Arrive(_work, kind: _kind);
        }

        private double AreaLeftNow() => _areaLeft - (_rate * (_simulation.Now - _since).Seconds);

        private void Await(double area, double rate)
        {
            _areaLeft = Math.Max(0, area);
            _rate = rate;
            _since = _simulation.Now;
            if (_areaLeft < _rate * Never)
                _arrival.SetIn(Duration.FromSeconds(_areaLeft / _rate));
            else
                _arrival.Cancel();
        }
    }
}
