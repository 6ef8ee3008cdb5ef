using Confrere.Kernel.Data;

namespace Confrere.Coaching.Data;

/// <summary>The same question asked by a page that reads and by the transaction that decides: where its rows come from.</summary>
internal abstract class Rows
{
    public abstract IQueryable<T> Of<T>() where T : class;

    public static implicit operator Rows(Reader reader) => new Read(reader);

    public static implicit operator Rows(UnitOfWork work) => new Decided(work);

    private sealed class Read(Reader reader) : Rows
    {
        public override IQueryable<T> Of<T>() => reader.Query<T>();
    }

    private sealed class Decided(UnitOfWork work) : Rows
    {
        public override IQueryable<T> Of<T>() => work.Set<T>();
    }
}
