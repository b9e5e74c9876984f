namespace HvSim.Models.Guests;

/// <summary>A first-in first-out queue of requests, linked through the requests themselves.</summary>
internal sealed class RequestQueue
{
    private Request? _head;
    private Request? _tail;

    public bool IsEmpty => _head is null;

    public void Enqueue(Request request)
    {
        if (_tail is null)
            _head = request;
        else
            _tail.NextInQueue = request;
        _tail = request;
    }

    public void EnqueueFirst(Request request)
    {
        request.NextInQueue = _head;
        _head = request;
        _tail ??= request;
    }

    public Request? Dequeue()
    {
        var request = _head;
        if (request is null)
            return null;
        _head = request.NextInQueue;
        request.NextInQueue = null;
        if (_head is null)
            _tail = null;
        return request;
    }
}
