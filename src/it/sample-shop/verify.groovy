import io.github.e2emaven.it.ItRun

def classes = ['CartE2E', 'CatalogueE2E', 'CatalogueSearchE2E', 'CheckoutE2E', 'CouponE2E',
    'CustomerRegistrationE2E', 'OrderCancellationE2E', 'OrderHistoryE2E', 'ReviewE2E',
    'StatisticsE2E', 'StockE2E', 'StockRaceE2E'] as String[]
def run = ItRun.of(basedir)

run.console().containsPattern(/Server starts from a class-data archive \(\d+ MB/)
run.shows('PASS', classes).mergesReports().leavesNothing()
run.reports().areOf(classes.collect { 'com.acme.shop.' + it } as String[]).keepToTheSchema()
run.record().sharesNothing()

assert run.record().files() == classes as List
assert run.record().attempts()*.ending() == ['PASSED'] * 12
assert run.reports().tests().size() == 43
assert run.record().attempts()*.tests().sum() == 43
