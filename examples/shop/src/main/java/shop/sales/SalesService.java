package shop.sales;

import io.doudou.service.Service;

/** What the shop has sold. */
@Service
public interface SalesService {

    /** All orders together, those taken back included. */
    Turnover getTurnover();
}
