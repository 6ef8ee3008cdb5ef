using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Confrere.Kernel.Data;

/// <summary>
/// A query that every request asks, compiled once for each database (EF's compiled queries serve one model): building it anew costs more
/// than running it.
/// </summary>
/// <param name="compile">EF.CompileAsyncQuery of a query that says AsNoTracking() itself: with what it is compiled goes for every context.</param>
public sealed class Compiled<TQuery>(Func<TQuery> compile) where TQuery : Delegate
{
    private readonly ConditionalWeakTable<IModel, TQuery> _byModel = [];

    public TQuery For(ConfrereContext db) => _byModel.GetValue(db.Model, _ => compile());
}
